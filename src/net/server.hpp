#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/lanes.hpp"
#include "base/metrics.hpp"
#include "base/rate_limit.hpp"
#include "http/message.hpp"
#include "net/upgrade.hpp"
#include "realtime/hub.hpp"

namespace draftwire::net {

// An address could not be listened on; `what()` is one clear line for the operator.
class ListenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ServerOptions {
  std::vector<std::string> listen;         // `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`; port 0: any free one
  OriginRule trust_in;                     // nothing: no channel may be opened
  bool may_deflate = true;                 // permessage-deflate with who offers it
  std::size_t reactors = 0;                // 0: one a core
  bool sends_by_io_uring = false;          // broadcasts, a slice of viewers in one system call
  std::optional<std::size_t> max_viewers;  // nothing: as many as the descriptors allow

  // Whether a peer is one of the proxies that begin each connection with a PROXY header. Given: only those may connect,
  // and the header has to come. Nothing: no peer sends one.
  std::function<bool(std::string_view peer)> sends_proxy_header;

  // Under which name a client's connections, handshakes, writes and waiting requests are counted, by the peer's address
  // and what its `X-Forwarded-For` says. Nothing: they are not limited.
  std::function<std::optional<std::string>(std::string_view peer, std::string_view forwarded_for)> limited_address;
  std::size_t max_connections_per_address = 2'000;
  RateLimit::Rule handshakes{.burst = 2'000, .per_second = 100};  // of one address
  RateLimit::Rule writes{.burst = 2'000, .per_second = 100};      // of one address: unsafe requests
  std::size_t memory_budget = 256UZ * 1024 * 1024;                // for requests and answers under way

  std::chrono::milliseconds head_timeout{10'000};   // for a request's head, once it began: 408
  std::chrono::milliseconds body_timeout{30'000};   // for its body: 408
  std::chrono::milliseconds write_timeout{30'000};  // for a peer to take an answer, beside what its size takes
  std::size_t least_taken_a_second = 16 * 1024;     // bytes of it
  std::chrono::milliseconds idle_timeout{75'000};   // between requests on a connection
  std::chrono::milliseconds close_timeout{5'000};   // for the other half of a close handshake
  std::chrono::milliseconds drain_timeout{3'000};   // for everybody to be told 1012 at a stop
};

// The sockets of the process: HTTP/1.1 and the upgrade to live channels on one port. Requests go to the handler in
// their lane, or on the reactor when they are immediate.
// Started and stopped by one thread. The handler, hub, lanes and metrics must outlive it, and the lanes must be
// stopped before it is destroyed.
class Server {
 public:
  Server(ServerOptions options, http::Handler& handler, realtime::Hub& hub, Lanes& lanes, Metrics& metrics);
  // Stops, unless that was done.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens and serves; returns at once. Throws ListenError, and IoUringError where the kernel gives none.
  void start();

  // Where it listens, with the real ports: `127.0.0.1:8080`, in the order of the options. After start().
  [[nodiscard]] const std::vector<std::string>& addresses() const;
  // Of the first address.
  [[nodiscard]] int port() const;

  // How many viewers this process takes, by option or by its limit of descriptors; the next gets 503. After start().
  [[nodiscard]] std::size_t viewer_limit() const;

  // Accepts no connection any more, lets running requests finish, tells viewers 1012, and ends the threads.
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace draftwire::net
