#include "server/password_prompt.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <stdexcept>

namespace draftwire::server {
namespace {

// Keeps the terminal from showing what is typed, for as long as it lives.
class NoEcho {
 public:
  NoEcho() {
    tcgetattr(STDIN_FILENO, &before_);
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~NoEcho() {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::cerr << '\n';
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios before_{};
};

std::string read_line() {
  std::string line;
  if (!std::getline(std::cin, line)) throw std::runtime_error("no password on standard input");
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ask(const char* prompt) {
  std::cerr << prompt << std::flush;
  const NoEcho quiet;
  return read_line();
}

}  // namespace

std::string read_new_password() {
  if (isatty(STDIN_FILENO) == 0) return read_line();
  std::string password = ask("Password: ");
  if (ask("Again: ") != password) throw std::runtime_error("the two passwords differ");
  return password;
}

}  // namespace draftwire::server
