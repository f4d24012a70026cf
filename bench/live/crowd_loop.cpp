#include "live/crowd_loop.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr std::uint64_t kWake = UINT64_MAX;
constexpr std::size_t kBuffer = std::size_t{1} << 20U;
constexpr std::size_t kSources = 16;  // addresses, so that there are ports enough
constexpr std::chrono::minutes kPatience{2};
constexpr std::chrono::milliseconds kBetweenGulps{1};
constexpr std::chrono::milliseconds kAwakeFor{5};  // after the last message
constexpr double kBackoffBaseMs = 500;
constexpr double kBackoffCapMs = 15'000;

constexpr std::string_view kOffer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
constexpr std::string_view kAgreed = "\r\nSec-WebSocket-Extensions: permessage-deflate";

// RFC 6455 §5.5.3, masked with zeros.
constexpr std::string_view kPong("\x8A\x80\0\0\0\0", 6);

Crowd::Clock::time_point monotonic(const timespec& stamp) {
  static const auto kBetween =
      std::chrono::system_clock::now().time_since_epoch() - Crowd::Clock::now().time_since_epoch();
  return Crowd::Clock::time_point(std::chrono::seconds(stamp.tv_sec) + std::chrono::nanoseconds(stamp.tv_nsec) -
                                  kBetween);
}

}  // namespace

Crowd::Loop::Loop(const Options& options)
    : options_(options),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      expected_(kExpected),
      buffer_(kBuffer),
      first_arrivals_(kExpected),
      reader_(options.is_tournament) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = kWake;
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event);
  thread_ = std::thread([this] { run(); });
}

Crowd::Loop::~Loop() {
  ask([this] {
    hang_up_all();
    is_over_ = true;
  });
  thread_.join();
  ::close(wake_);
  ::close(epoll_);
}

void Crowd::Loop::ask(std::function<void()> task) {
  ask_until(std::move(task), [] { return true; }, "a call");
}

void Crowd::Loop::ask_until(std::function<void()> task, std::function<bool()> is_reached, const std::string& what) {
  reached_ = {};
  const std::future<void> reached = reached_.get_future();
  tasks_.lock()->push_back([this, task = std::move(task), is_reached = std::move(is_reached)] {
    task();
    is_reached_ = is_reached;
  });
  const std::uint64_t one = 1;
  (void)!::write(wake_, &one, sizeof one);
  if (reached.wait_for(kPatience) != std::future_status::ready) {
    throw std::runtime_error("waited in vain: " + what);
  }
}

void Crowd::Loop::run() {
  if (options_.goes_first) go_first();
  std::array<epoll_event, 256> events{};
  bool is_more = false;
  while (true) {
    start_handshakes();
    if (is_reached_ && is_reached_()) {
      is_reached_ = nullptr;
      reached_.set_value();
    }
    if (is_over_) return;
    int timeout = -1;
    if (options_.stamps_late && !is_goal_reached()) {
      look_at_all();
      timeout = 0;
    }
    if (!returning_.empty()) {
      const auto left = returning_.begin()->first - Clock::now();
      timeout = std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count()));
    }
    if (options_.reads_in_gulps && Clock::now() - arrival_ < kAwakeFor) {
      if (!is_more) std::this_thread::sleep_for(kBetweenGulps);
      timeout = 0;
    }
    const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), timeout);
    is_more = count == static_cast<int>(events.size());
    for (int i = 0; i < count; ++i) {
      const std::uint64_t index = events[static_cast<std::size_t>(i)].data.u64;
      if (index == kWake) {
        run_tasks();
      } else {
        ready(index);
      }
    }
  }
}

void Crowd::Loop::run_tasks() {
  std::uint64_t count = 0;
  (void)!::read(wake_, &count, sizeof count);
  const std::vector<std::function<void()>> tasks = std::exchange(*tasks_.lock(), {});
  for (const auto& task : tasks) task();
}

// --- Coming and going

void Crowd::Loop::add(std::size_t count) {
  for (; count > 0; --count) {
    waiting_.push_back(viewers_.size());
    viewers_.emplace_back();
    viewers_.back().live_messages_left = live_messages_;
  }
}

void Crowd::Loop::start_handshakes() {
  const auto now = Clock::now();
  while (!returning_.empty() && returning_.begin()->first <= now) {
    waiting_.push_back(returning_.begin()->second);
    returning_.erase(returning_.begin());
  }
  while (shaking_hands_ < options_.handshakes_at_once && !waiting_.empty()) {
    const std::size_t index = waiting_.front();
    waiting_.pop_front();
    connect(index);
  }
}

void Crowd::Loop::connect(std::size_t index) {
  Viewer& viewer = viewers_[index];
  viewer.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (viewer.socket < 0) throw std::runtime_error("the load generator has no descriptor left");
  const int on = 1;
  // A viewer that leaves leaves no port behind.
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  (void)::setsockopt(viewer.socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  (void)::setsockopt(viewer.socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  if (options_.stamps_late) (void)::setsockopt(viewer.socket, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
  const int buffer = options_.receive_buffer;
  if (buffer > 0) (void)::setsockopt(viewer.socket, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + static_cast<std::uint32_t>(index % kSources));
  (void)::bind(viewer.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(options_.port));
  ++shaking_hands_;
  viewer.phase = Phase::connecting;
  watch(index, EPOLLOUT, EPOLL_CTL_ADD);
  if (::connect(viewer.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 &&
      errno != EINPROGRESS) {
    come_back(index, false);
  }
}

void Crowd::Loop::watch(std::size_t index, std::uint32_t events, int operation) const {
  epoll_event event{};
  event.events = events;
  event.data.u64 = index;
  ::epoll_ctl(epoll_, operation, viewers_[index].socket, &event);
}

void Crowd::Loop::hang_up(std::size_t index) {
  Viewer& viewer = viewers_[index];
  if (viewer.phase == Phase::connecting || viewer.phase == Phase::shaking_hands) --shaking_hands_;
  if (viewer.is_welcome) --welcome_;
  viewer.is_welcome = false;
  viewer.phase = Phase::away;
  viewer.partial = {};
  if (viewer.socket >= 0) ::close(std::exchange(viewer.socket, -1));
}

void Crowd::Loop::hang_up_all() {
  for (std::size_t index = 0; index < viewers_.size(); ++index) hang_up(index);
  viewers_.clear();
  waiting_.clear();
  returning_.clear();
  leaves_left_ = 0;
  live_messages_ = 0;
  goal_count_ = 0;
}

void Crowd::Loop::come_back(std::size_t index, bool at_once) {
  hang_up(index);
  if (at_once) return waiting_.push_back(index);
  Viewer& viewer = viewers_[index];
  const double most = std::min(kBackoffCapMs, kBackoffBaseMs * std::pow(2.0, std::min(viewer.attempt++, 10U)));
  const double pause = std::uniform_real_distribution<double>(0, most)(random_);
  returning_.emplace(Clock::now() + std::chrono::microseconds(static_cast<std::int64_t>(1'000 * pause)), index);
}

void Crowd::Loop::come_and_go(std::size_t count, std::size_t live_messages) {
  leaves_left_ = count;
  live_messages_ = live_messages;
  for (std::size_t index = 0; index < viewers_.size(); ++index) {
    viewers_[index].live_messages_left = live_messages;
    viewers_[index].watcher.forget();
    come_back(index, true);
  }
}

void Crowd::Loop::set_reading(std::size_t count, bool reads) {
  for (std::size_t index = 0; index < std::min(count, viewers_.size()); ++index) {
    viewers_[index].reads = reads;
    watch(index, reads ? std::uint32_t{EPOLLIN} : 0, EPOLL_CTL_MOD);
  }
}

void Crowd::Loop::set_goal(std::int64_t seq) {
  goal_ = seq;
  goal_count_ = 0;
  at_goal_ = 0;
  for (const Viewer& viewer : viewers_) {
    if (!viewer.reads) continue;
    ++goal_count_;
    if (viewer.watcher.cursor() >= seq) ++at_goal_;
  }
}

// --- What comes in

void Crowd::Loop::ready(std::size_t index) {
  Viewer& viewer = viewers_[index];
  if (viewer.phase == Phase::connecting) {
    shake_hands(viewer);
    return watch(index, EPOLLIN, EPOLL_CTL_MOD);
  }
  if (viewer.phase == Phase::away) return;
  const std::size_t size = receive(viewer.socket);
  if (size == SIZE_MAX) return;
  if (size == 0) {
    ++report_.lost;
    return come_back(index, false);
  }
  ++report_.receives;
  if (viewer.partial.empty()) return take(index, std::string_view(buffer_.data(), size));
  std::string whole = std::exchange(viewer.partial, {});
  whole.append(buffer_.data(), size);
  take(index, whole);
}

// Those who lag.
void Crowd::Loop::look_at_all() {
  for (std::size_t index = 0; index < viewers_.size(); ++index) {
    const Viewer& viewer = viewers_[index];
    if (viewer.is_welcome && viewer.reads && viewer.watcher.cursor() < goal_) ready(index);
  }
}

void Crowd::Loop::shake_hands(Viewer& viewer) const {
  viewer.phase = Phase::shaking_hands;
  const std::string text = "GET " + options_.path + viewer.watcher.resume_query() +
                           " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
                           std::string(options_.takes_deflated ? kOffer : "") + "\r\n";
  // Nothing was sent before, so it fits; a connection that was refused shows it at the next read.
  (void)!::send(viewer.socket, text.data(), text.size(), MSG_NOSIGNAL);
}

// How much; 0 at the end of the connection, SIZE_MAX when there is nothing now.
std::size_t Crowd::Loop::receive(int socket) {
  iovec piece{buffer_.data(), buffer_.size()};
  alignas(cmsghdr) std::array<char, 256> control{};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  if (options_.stamps_late) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
  }
  const ssize_t size = ::recvmsg(socket, &message, MSG_DONTWAIT);
  if (size < 0) return errno == EAGAIN || errno == EINTR ? SIZE_MAX : 0;
  arrival_ = Clock::now();
  for (cmsghdr* part = options_.stamps_late ? CMSG_FIRSTHDR(&message) : nullptr; part != nullptr;
       part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS) continue;
    timespec stamp{};
    std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
    arrival_ = monotonic(stamp);
  }
  return static_cast<std::size_t>(size);
}

void Crowd::Loop::take(std::size_t index, std::string_view bytes) {
  if (viewers_[index].phase == Phase::shaking_hands && !take_answer(index, bytes)) return;
  while (const auto frame = frame_at_start(bytes)) {
    if (!take_frame(index, *frame)) return;
    bytes.remove_prefix(frame->size);
  }
  if (!bytes.empty()) viewers_[index].partial = bytes;
}

// False: nothing follows yet.
bool Crowd::Loop::take_answer(std::size_t index, std::string_view& bytes) {
  Viewer& viewer = viewers_[index];
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) {
    viewer.partial = bytes;
    return false;
  }
  if (!bytes.starts_with("HTTP/1.1 101 ")) {
    ++report_.refused;
    come_back(index, false);
    return false;
  }
  if (options_.takes_deflated && bytes.substr(0, end).find(kAgreed) == std::string_view::npos) {
    throw std::runtime_error("the server does not deflate");
  }
  --shaking_hands_;
  viewer.phase = Phase::open;
  bytes.remove_prefix(end + 4);
  return true;
}

// False: the viewer has left.
bool Crowd::Loop::take_frame(std::size_t index, const FrameView& frame) {
  Viewer& viewer = viewers_[index];
  if (frame.opcode == kPingFrame) {
    // Where the server has gone already, what it sent before is still to be read.
    (void)!::send(viewer.socket, kPong.data(), kPong.size(), MSG_NOSIGNAL);
    return true;
  }
  if (frame.opcode == kCloseFrame) {
    ++report_.lost;
    come_back(index, false);
    return false;
  }
  if (frame.opcode != kTextFrame) {
    throw std::runtime_error("a frame of an unknown kind: " + std::to_string(frame.opcode));
  }
  if (frame.is_deflated) ++report_.deflated;
  const Message& message = reader_.read(frame.payload, frame.is_deflated);
  const std::int64_t before = viewer.watcher.cursor();
  viewer.watcher.take(message, report_.findings);
  if (before < goal_ && viewer.watcher.cursor() >= goal_ && viewer.reads) ++at_goal_;
  if (message.kind == Message::Kind::events) {
    arrived(message);
    if (report_.last_events != frame.payload) report_.last_events = frame.payload;
  }
  if (!viewer.is_welcome && viewer.watcher.is_welcome()) {
    viewer.is_welcome = true;
    viewer.attempt = 0;
    ++welcome_;
    last_welcome_ = arrival_;
    if (options_.stamps_late) watch(index, 0, EPOLL_CTL_DEL);
  }
  if (leaves_left_ == 0) return true;
  if (message.kind == Message::Kind::events && viewer.live_messages_left > 0) --viewer.live_messages_left;
  if (viewer.live_messages_left > 0) return true;
  --leaves_left_;
  viewer.live_messages_left = live_messages_;
  viewer.watcher.forget();
  come_back(index, true);
  return false;
}

void Crowd::Loop::arrived(const Message& message) {
  last_arrival_ = std::max(last_arrival_, arrival_);
  const std::int64_t last = message.events.back();
  FirstArrival& first = first_arrivals_[place_of(last)];
  if (first.seq != last || arrival_ < first.at) first = {last, arrival_};
  const std::int64_t asked = expected_[place_of(message.events.front())].load(std::memory_order_acquire);
  if (asked > 0) report_.latency.add(std::chrono::nanoseconds(arrival_.time_since_epoch().count() - asked));
}

Crowd::Clock::time_point Crowd::Loop::first_arrival(std::int64_t seq) const {
  const FirstArrival& first = first_arrivals_[place_of(seq)];
  if (first.seq != seq)
    throw std::runtime_error("nobody got event " + std::to_string(seq) + " as the last of a message");
  return first.at;
}

Crowd::Report Crowd::Loop::report() const {
  Report report = report_;
  report.viewers = welcome_;
  return report;
}

}  // namespace draftwire::bench
