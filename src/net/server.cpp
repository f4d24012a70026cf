#include "net/server.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/cores.hpp"
#include "base/log_limit.hpp"
#include "net/descriptor_limit.hpp"
#include "net/http_session.hpp"
#include "net/listener.hpp"
#include "net/shared.hpp"
#include "net/uring_sender.hpp"

namespace draftwire::net {
namespace {

constexpr std::chrono::milliseconds kDeadlineStep{100};
constexpr std::chrono::milliseconds kDrainStep{5};
constexpr std::uint16_t kServiceRestart = 1012;
// For who comes when every descriptor is taken, or all that an address may have; there is no room to listen to what
// they want.
constexpr std::string_view kNoRoom =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
constexpr std::string_view kTooMany =
    "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

void turn_away(int descriptor, std::string_view answer) {
  if (!answer.empty()) (void)!::write(descriptor, answer.data(), answer.size());
  ::close(descriptor);
}

void watch_deadlines(Desk& desk) {
  desk.reactor.post_after(kDeadlineStep, [&desk] { watch_deadlines(desk); });  // first: whatever fails, it goes on
  desk.deadlines.check(desk.reactor.now());
}

}  // namespace

void warn_of_proxy(std::string_view peer, std::string_view what) {
  limited_log::warn(
      "a connection from {} was closed: {}. With --proxy-protocol each begins with a PROXY header, and comes from this "
      "machine or a --trusted-proxy",
      peer, what);
}

struct Server::Parts {
  Parts(ServerOptions its_options, http::Handler& its_handler, realtime::Hub& its_hub, Lanes& its_lanes,
        Metrics& its_metrics)
      : options(std::move(its_options)), handler(its_handler), hub(its_hub), lanes(its_lanes), metrics(its_metrics) {
    if (!options.trust_in) {
      options.trust_in = [](const http::Request&) -> std::expected<http::OriginTrust, UpgradeRefusal> {
        return std::unexpected(UpgradeRefusal{403, "No channel is open to anybody here."});
      };
    }
    if (!options.limited_address) {
      options.limited_address = [](std::string_view, std::string_view) { return std::nullopt; };
    }
  }

  ServerOptions options;
  http::Handler& handler;
  realtime::Hub& hub;
  Lanes& lanes;
  Metrics& metrics;

  // Connections refer to what is shared and to their desk, and die with their reactor: so it is the last to come.
  std::unique_ptr<Shared> shared;
  std::vector<std::unique_ptr<UringSender>> senders;  // of each desk, or none at all
  std::vector<std::unique_ptr<Desk>> desks;
  std::vector<std::unique_ptr<Reactor>> reactors;
  std::vector<std::shared_ptr<Listener>> listeners;
  std::vector<std::string> addresses;
  int port = 0;
  std::size_t next_desk = 0;  // the listeners' thread only
  bool is_running = false;

  void welcome(int descriptor, std::string peer) {
    Admission admission{shared->connections.take(), {}};
    if (!admission.place) return turn_away(descriptor, kNoRoom);
    // proxy-protocol.txt §2: what a header says is only to be believed of proxies that are known, and without one
    // there is no guessing.
    if (options.sends_proxy_header && !options.sends_proxy_header(peer)) {
      warn_of_proxy(peer, "it is no trusted proxy");
      return turn_away(descriptor, {});
    }
    if (const auto limited = options.limited_address(peer, {})) {
      admission.of_address = shared->addresses.take(*limited);
      if (!admission.of_address) return turn_away(descriptor, kTooMany);
    }
    Desk& desk = *desks[next_desk++ % desks.size()];
    desk.reactor.post([&desk, descriptor, peer = std::move(peer), admission = std::move(admission)]() mutable {
      std::make_shared<HttpSession>(desk, descriptor, std::move(peer), std::move(admission))->start();
    });
  }
};

Server::Server(ServerOptions options, http::Handler& handler, realtime::Hub& hub, Lanes& lanes, Metrics& metrics)
    : parts_(std::make_unique<Parts>(std::move(options), handler, hub, lanes, metrics)) {}

Server::~Server() {
  stop();
  parts_->listeners.clear();
  parts_->reactors.clear();
  parts_->hub.detach();
}

void Server::start() {
  Parts& parts = *parts_;
  Capacity capacity = capacity_of(raise_descriptor_limit());
  if (parts.options.max_viewers) capacity.viewers = std::min(capacity.viewers, *parts.options.max_viewers);
  parts.shared = std::make_unique<Shared>(parts.options, parts.handler, parts.lanes, parts.metrics,
                                          capacity.connections, capacity.viewers);
  const std::vector<std::size_t> cores = allowed_cores();
  const std::size_t count = parts.options.reactors > 0 ? parts.options.reactors : cores.size();
  for (std::size_t i = 0; i < count; ++i) {
    parts.reactors.push_back(std::make_unique<Reactor>());
  }
  for (const std::string& address : parts.options.listen) {
    auto opened = Listener::open(*parts.reactors.front(), address, [&parts](int descriptor, std::string peer) {
      parts.welcome(descriptor, std::move(peer));
    });
    for (auto& listener : opened) {
      if (parts.addresses.empty()) parts.port = listener->port();
      parts.addresses.push_back(listener->address());
      parts.listeners.push_back(std::move(listener));
    }
  }
  for (const auto& reactor : parts.reactors) {
    UringSender* sender = nullptr;
    if (parts.options.sends_by_io_uring) {
      sender = parts.senders.emplace_back(std::make_unique<UringSender>()).get();
    }
    parts.desks.push_back(std::make_unique<Desk>(*parts.shared, *reactor, parts.hub.attach(*reactor, sender)));
    reactor->post([&desk = *parts.desks.back()] { watch_deadlines(desk); });
  }
  for (const auto& listener : parts.listeners) {
    parts.reactors.front()->post([listener] { listener->start(); });
  }
  // One that is woken for a broadcast may be put on the core of another, and what gives way as often as ours is never
  // taken off it again (docs/decisions/0021-a-core-for-each-reactor.md).
  const bool has_each_a_core = count > 1 && count == cores.size();
  for (std::size_t i = 0; i < count; ++i) {
    parts.reactors[i]->start(has_each_a_core ? std::optional(cores[i]) : std::nullopt);
  }
  parts.is_running = true;
}

const std::vector<std::string>& Server::addresses() const {
  return parts_->addresses;
}

int Server::port() const {
  return parts_->port;
}

std::size_t Server::viewer_limit() const {
  return parts_->shared ? parts_->shared->viewers.limit() : 0;
}

void Server::stop() {
  Parts& parts = *parts_;
  if (!std::exchange(parts.is_running, false)) return;
  parts.shared->is_draining = true;
  parts.reactors.front()->post([listeners = parts.listeners] {
    for (const auto& listener : listeners) listener->close();
  });
  for (const auto& desk : parts.desks) {
    desk->reactor.post([&desk = *desk] {
      desk.deadlines.drain();
      desk.shard.shut(kServiceRestart, "the server restarts");
    });
  }
  const auto until = std::chrono::steady_clock::now() + parts.options.drain_timeout;
  while (parts.shared->connections.taken() > 0 && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(kDrainStep);
  }
  for (const auto& reactor : parts.reactors) reactor->stop();
}

}  // namespace draftwire::net
