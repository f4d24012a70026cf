#include "contract/child_process.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <stdexcept>

namespace draftwire::testing {
namespace {

void say(int pipe, const std::string& line) {
  const std::string text = line + "\n";
  if (write(pipe, text.data(), text.size()) != static_cast<ssize_t>(text.size())) _exit(3);
}

}  // namespace

ChildProcess::ChildProcess(const std::function<void(const Say&)>& body) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("no process");
  if (pid_ == 0) {
    close(ends[0]);
    try {
      body([&](const std::string& line) { say(ends[1], line); });
    } catch (const std::exception& error) {
      say(ends[1], error.what());
    }
    _exit(0);
  }
  close(ends[1]);
  output_ = ends[0];
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) kill();
  close(output_);
}

std::string ChildProcess::next_line() {
  std::string line;
  char letter = 0;
  while (read(output_, &letter, 1) == 1 && letter != '\n') line += letter;
  return line;
}

bool ChildProcess::has_said() const {
  pollfd output{output_, POLLIN, 0};
  return poll(&output, 1, 0) > 0;
}

std::string ChildProcess::kill() {
  ::kill(pid_, SIGKILL);
  std::string rest;
  std::array<char, 4096> buffer{};
  for (ssize_t size = 0; (size = read(output_, buffer.data(), buffer.size())) > 0;) {
    rest.append(buffer.data(), static_cast<std::size_t>(size));
  }
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
  return rest;
}

std::string said_by_child(const std::function<void(const ChildProcess::Say&)>& body) {
  ChildProcess child(body);
  std::string said;
  for (std::string line = child.next_line(); !line.empty(); line = child.next_line()) said += line + "\n";
  return said;
}

}  // namespace draftwire::testing
