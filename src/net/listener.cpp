#include "net/listener.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "base/log_limit.hpp"
#include "net/server.hpp"

namespace draftwire::net {
namespace {

constexpr int kBacklog = 4'096;
constexpr int kAcceptsATurn = 64;
constexpr std::chrono::milliseconds kPauseWhenFull{100};

struct Endpoint {
  std::string host;
  std::string port;
};

std::optional<Endpoint> endpoint_from(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  std::uint16_t number = 0;
  const auto parsed = std::from_chars(port.data(), port.data() + port.size(), number);
  if (parsed.ec != std::errc{} || parsed.ptr != port.data() + port.size()) return std::nullopt;
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return Endpoint{std::string(host), std::to_string(number)};
}

std::string host_of(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> host{};
  const void* binary = address.ss_family == AF_INET6
                           ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr)
                           : &reinterpret_cast<const sockaddr_in*>(&address)->sin_addr;
  if (::inet_ntop(address.ss_family, binary, host.data(), host.size()) == nullptr) return "unknown";
  const std::string_view text(host.data());
  // An IPv4 peer of an IPv6 socket is the same peer.
  constexpr std::string_view kMapped = "::ffff:";
  return std::string(text.starts_with(kMapped) && text.contains('.') ? text.substr(kMapped.size()) : text);
}

std::string reason() {
  return std::strerror(errno);
}

void set(int descriptor, int level, int option, int value) {
  (void)::setsockopt(descriptor, level, option, &value, sizeof value);
}

// Half-open lines die, and a frame does not wait for the next one. Accepted sockets inherit it all (Linux), which
// spares each of them five system calls.
void prepare_connections(int descriptor) {
  set(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
  set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
  set(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, 60);
  set(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, 15);
  set(descriptor, IPPROTO_TCP, TCP_KEEPCNT, 4);
}

int listening_socket(const addrinfo& where, std::string_view shown) {
  const int descriptor = ::socket(where.ai_family, where.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) throw ListenError(fmt::format("cannot listen on {}: {}", shown, reason()));
  set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
  prepare_connections(descriptor);
  if (where.ai_family == AF_INET6) set(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, 1);
  if (::bind(descriptor, where.ai_addr, where.ai_addrlen) != 0 || ::listen(descriptor, kBacklog) != 0) {
    const std::string why = errno == EADDRINUSE ? "the address is already in use" : reason();
    ::close(descriptor);
    throw ListenError(fmt::format("cannot listen on {}: {}", shown, why));
  }
  return descriptor;
}

}  // namespace

Listener::Listener(Reactor& reactor, int descriptor, Accepted accepted)
    : reactor_(reactor), descriptor_(descriptor), line_(reactor, descriptor), accepted_(std::move(accepted)) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0) return;
  const bool is_v6 = address.ss_family == AF_INET6;
  port_ = ntohs(is_v6 ? reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port
                      : reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
  const std::string host = host_of(address);
  address_ = is_v6 ? fmt::format("[{}]:{}", host, port_) : fmt::format("{}:{}", host, port_);
}

std::vector<std::shared_ptr<Listener>> Listener::open(Reactor& reactor, std::string_view address,
                                                      const Accepted& accepted) {
  const auto endpoint = endpoint_from(address);
  if (!endpoint) throw ListenError(fmt::format("cannot listen on {}: expected host:port", address));
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int error =
      ::getaddrinfo(endpoint->host.empty() ? nullptr : endpoint->host.c_str(), endpoint->port.c_str(), &hints, &found);
  if (error != 0) throw ListenError(fmt::format("cannot listen on {}: {}", address, ::gai_strerror(error)));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
  std::vector<std::shared_ptr<Listener>> listeners;
  for (const addrinfo* where = found; where != nullptr; where = where->ai_next) {
    listeners.push_back(std::make_shared<Listener>(reactor, listening_socket(*where, address), accepted));
    // A port of the system's choosing can't be the same for several addresses.
    if (endpoint->port == "0") break;
  }
  return listeners;
}

void Listener::start() {
  line_.wait_readable(shared_from_this());
}

void Listener::close() {
  line_.close();
}

void Listener::on_readable() {
  for (int i = 0; i < kAcceptsATurn && line_.is_open(); ++i) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    const int accepted =
        ::accept4(descriptor_, reinterpret_cast<sockaddr*>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (accepted >= 0) {
      accepted_(accepted, host_of(peer));
      continue;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) break;
    if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
      limited_log::warn("connections wait: {}", reason());
      reactor_.post_after(kPauseWhenFull, [self = shared_from_this()] { self->start(); });
      return;
    }
    // Anything else is one connection's matter (accept(2): network errors are handed over here).
  }
  start();
}

}  // namespace draftwire::net
