#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "live/child_process.hpp"
#include "live/http_client.hpp"

namespace draftwire::bench {

// The plain epoll loop, running: what the machine can do at best. One thread.
class PlainLoopClient {
 public:
  enum class Sends { one_by_one, by_io_uring };
  PlainLoopClient(const std::string& executable, std::optional<int> core, Sends sends = Sends::one_by_one);

  [[nodiscard]] pid_t pid() const { return process_.pid(); }
  [[nodiscard]] int port() const { return port_; }

  // Those who join from now on are told that the log is at `seq`.
  void welcome_at(std::int64_t seq);
  // Sends these messages to everybody, in one send each.
  void broadcast(std::string_view message);
  void broadcast(const std::vector<std::string>& messages);

 private:
  ChildProcess process_;
  int port_;
  HttpClient client_;
};

}  // namespace draftwire::bench
