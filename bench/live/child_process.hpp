#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace draftwire::bench {

// A program that we started, on one core or on all. Killed with its owner. One thread.
class ChildProcess {
 public:
  // `input` is its standard input; its standard error is ours.
  ChildProcess(const std::vector<std::string>& command, std::optional<int> core, const std::string& input = {});
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }

  // The rest of the first line of its standard output that starts so. Throws when it ends without one.
  std::string line_after(const std::string& start);

  void signal(int number) const;
  // Until it has ended; its exit status, or 128 and the signal.
  int wait();

 private:
  pid_t pid_ = -1;
  int output_ = -1;
};

}  // namespace draftwire::bench
