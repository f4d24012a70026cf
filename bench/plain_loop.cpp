// The plain epoll loop: the least that a server can do, and the measure for ours. One thread; a viewer is a descriptor.
// A request on its own connection gives it the bytes to send, and every viewer gets them in one send each.
//   POST /welcome    the bytes that each one who joins gets first
//   POST /broadcast  bytes for everybody; the answer says how many sockets did not take all of them
// With --io-uring, many of those sends go into one system call.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "uring_sends.hpp"

namespace {

constexpr std::string_view kUpgraded =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";  // to the key of RFC 6455 §1.3, which ours sends

class PlainLoop {
 public:
  explicit PlainLoop(bool by_io_uring) {
    if (by_io_uring) uring_.emplace();
  }

  void run() {
    listen();
    std::array<epoll_event, 256> events{};
    while (true) {
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
      for (int i = 0; i < count; ++i) {
        const int socket = events[static_cast<std::size_t>(i)].data.fd;
        if (socket == listener_) {
          accept();
        } else {
          readable(socket);
        }
      }
    }
  }

 private:
  void listen() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), size);
    ::listen(listener_, 4096);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    watch(listener_);
    std::printf("listening on port %d\n", ntohs(address.sin_port));
    std::fflush(stdout);
  }

  void watch(int socket) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
  }

  void accept() {
    for (int socket = 0; (socket = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
      const int on = 1;
      ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      requests_[socket];
      watch(socket);
    }
  }

  void readable(int socket) {
    const ssize_t size = ::recv(socket, buffer_.data(), buffer_.size(), 0);
    if (size <= 0) return leave(socket);
    const auto request = requests_.find(socket);
    if (request == requests_.end()) return;  // a viewer's pong
    request->second.append(buffer_.data(), static_cast<std::size_t>(size));
    answer(socket, request->second);
  }

  void leave(int socket) {
    requests_.erase(socket);
    std::erase(viewers_, socket);
    ::close(socket);
  }

  void answer(int socket, std::string& request) {
    const auto end = request.find("\r\n\r\n");
    if (end == std::string::npos) return;
    if (request.starts_with("GET ")) {
      send(socket, kUpgraded);
      send(socket, welcome_);
      requests_.erase(socket);
      viewers_.push_back(socket);
      return;
    }
    constexpr std::string_view kLength = "Content-Length: ";
    const std::string_view length = std::string_view(request).substr(request.find(kLength) + kLength.size());
    std::size_t size = 0;
    std::from_chars(length.data(), length.data() + length.size(), size);
    if (request.size() < end + 4 + size) return;
    const std::string body = request.substr(end + 4, size);
    const bool is_broadcast = request.starts_with("POST /broadcast ");
    request.clear();
    if (!is_broadcast) welcome_ = body;
    const std::string full = std::to_string(is_broadcast ? broadcast(body) : 0);
    send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(full.size()) + "\r\n\r\n" + full);
  }

  std::size_t broadcast(std::string_view bytes) {
    if (uring_) return uring_->send(viewers_, bytes);
    std::size_t full = 0;
    for (const int viewer : viewers_) {
      if (!send(viewer, bytes)) ++full;
    }
    return full;
  }

  static bool send(int socket, std::string_view bytes) {
    return ::send(socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }

  const int epoll_ = ::epoll_create1(0);
  int listener_ = -1;
  std::unordered_map<int, std::string> requests_;  // of those who are no viewers yet
  std::vector<int> viewers_;
  std::string welcome_;
  std::array<char, 64 * 1024> buffer_{};
  std::optional<draftwire::bench::UringSends> uring_;
};

}  // namespace

int main(int argc, char** argv) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  PlainLoop(argc > 1 && argv[1] == std::string_view("--io-uring")).run();
}
