#pragma once

#include <memory>
#include <optional>
#include <string>

#include "live/child_process.hpp"
#include "live/http_client.hpp"

namespace draftwire::bench {

// In memory: a commit does not wait for a disk there.
inline constexpr const char* kInMemory = "/dev/shm";

// A real server on a SQLite file of its own, with an admin. One thread.
class Node {
 public:
  struct Options {
    std::string executable;
    std::optional<int> core = 0;  // nothing: all of them
    int threads = 1;
    int viewer_timeout = 60;  // seconds
    std::string sender = "epoll";
    std::string folder{};  // where its database is; empty: where temporary files are
  };

  // Starts it.
  explicit Node(Options options);
  ~Node();
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  [[nodiscard]] pid_t pid() const { return process_->pid(); }
  [[nodiscard]] int port() const { return port_; }

  // A connection that may do everything.
  [[nodiscard]] HttpClient staff() const;

  // A sample of /metrics by its name and labels.
  [[nodiscard]] double metric(const std::string& name) const;

  // Ends it by this signal; start() brings it back on the same port, file and settings.
  void stop(int signal);
  void start();

 private:
  const Options options_;
  std::string folder_;
  std::string cookie_;
  int port_ = 0;
  std::unique_ptr<ChildProcess> process_;
};

}  // namespace draftwire::bench
