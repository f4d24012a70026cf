#include "live/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "live/system.hpp"

namespace draftwire::bench {
namespace {

std::array<int, 2> new_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe could be made");
  return ends;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command, std::optional<int> core, const std::string& input) {
  const std::array<int, 2> to_child = new_pipe();
  const std::array<int, 2> from_child = new_pipe();
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));  // execv only reads
  words.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("no process could be started");
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (core) {
      pin_to_core(*core);
    } else {
      use_all_cores();
    }
    ::dup2(to_child[0], STDIN_FILENO);
    ::dup2(from_child[1], STDOUT_FILENO);
    ::execv(words.front(), words.data());
    ::_exit(127);
  }
  ::close(to_child[0]);
  ::close(from_child[1]);
  output_ = from_child[0];
  (void)!::write(to_child[1], input.data(), input.size());
  ::close(to_child[1]);
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) {
    signal(SIGKILL);
    wait();
  }
  ::close(output_);
}

std::string ChildProcess::line_after(const std::string& start) {
  std::string line;
  char c = 0;
  while (::read(output_, &c, 1) == 1) {
    if (c != '\n') {
      line += c;
      continue;
    }
    if (line.starts_with(start)) return line.substr(start.size());
    line.clear();
  }
  throw std::runtime_error("a process ended before it said: " + start);
}

void ChildProcess::signal(int number) const {
  ::kill(pid_, number);
}

int ChildProcess::wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace draftwire::bench
