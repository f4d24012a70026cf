#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "live/child_process.hpp"
#include "live/http_client.hpp"

namespace draftwire::bench {

// nginx with nchan, one worker: what is published goes to every subscriber by WebSocket. Gone with its owner. One
// thread.
class Nchan {
 public:
  // Whether nginx and its module are installed.
  static bool is_installed();

  // Precondition: is_installed().
  explicit Nchan(std::optional<int> core);
  ~Nchan();
  Nchan(const Nchan&) = delete;
  Nchan& operator=(const Nchan&) = delete;

  [[nodiscard]] int port() const { return port_; }
  // Of the worker.
  [[nodiscard]] pid_t pid() const { return worker_; }

  // To everybody who is here. Who comes later gets the last one first.
  void publish(std::string_view message);

 private:
  std::string folder_;
  int port_ = 0;
  std::unique_ptr<ChildProcess> master_;
  pid_t worker_ = -1;
  std::unique_ptr<HttpClient> publisher_;
};

}  // namespace draftwire::bench
