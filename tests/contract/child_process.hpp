#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

namespace draftwire::testing {

// A forked process that runs `body`. Killed and waited for at the latest with this. Test threads only; make one before
// starting threads.
class ChildProcess {
 public:
  using Say = std::function<void(const std::string& line)>;

  // What the body says comes out of next_line(). An exception is said as a line, too.
  explicit ChildProcess(const std::function<void(const Say&)>& body);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Waits for it; empty when the child has ended.
  std::string next_line();
  // That next_line() would not wait.
  [[nodiscard]] bool has_said() const;

  // SIGKILL, and what it had said until then and was not read yet. It is gone when this returns.
  std::string kill();

 private:
  pid_t pid_ = -1;
  int output_ = -1;
};

// All that a child said, after it ended.
std::string said_by_child(const std::function<void(const ChildProcess::Say&)>& body);

}  // namespace draftwire::testing
