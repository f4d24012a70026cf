#include "net/line.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <boost/asio/bind_allocator.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <cerrno>
#include <cstddef>
#include <utility>

namespace draftwire::net {

namespace {

// send(2) of the C library makes every call a point at which a thread may be cancelled, which costs two atomic
// operations each and is of no use here: no thread is ever cancelled.
ssize_t send_once(int descriptor, const iovec& piece, int flags) {
  return ::syscall(SYS_sendto, descriptor, piece.iov_base, piece.iov_len, flags, nullptr, 0);
}

}  // namespace

using Descriptor = boost::asio::posix::basic_stream_descriptor<boost::asio::io_context::executor_type>;

// Where a line keeps what Asio notes down for a wait, so that waiting takes no memory beyond the line's own.
class WaitMemory {
 public:
  template <class T>
  class Allocator {
   public:
    using value_type = T;
    explicit Allocator(WaitMemory& memory) : memory_(&memory) {}
    template <class U>
    explicit(false) Allocator(const Allocator<U>& other) : memory_(other.memory_) {}

    [[nodiscard]] T* allocate(std::size_t) const {
      static_assert(sizeof(T) <= sizeof memory_->bytes_);
      return reinterpret_cast<T*>(memory_->bytes_.data());
    }
    void deallocate(T*, std::size_t) const {}

    template <class U>
    bool operator==(const Allocator<U>& other) const {
      return memory_ == other.memory_;
    }

   private:
    template <class U>
    friend class Allocator;
    WaitMemory* memory_;
  };

 private:
  alignas(std::max_align_t) std::array<std::byte, 112> bytes_;
};

struct Line::Parts {
  Parts(Reactor& reactor, int native) : descriptor(reactor.context().get_executor(), native) {}

  template <class Ready>
  void wait(Descriptor::wait_type what, WaitMemory& memory, Ready ready) {
    descriptor.async_wait(
        what, boost::asio::bind_allocator(WaitMemory::Allocator<void>(memory),
                                          [ready = std::move(ready)](const boost::system::error_code& error) {
                                            if (!error) ready();  // otherwise closed meanwhile
                                          }));
  }

  Descriptor descriptor;
  WaitMemory read_memory;
  WaitMemory write_memory;
  bool is_waiting_to_read = false;
  bool is_waiting_to_write = false;
};

Line::Line(Reactor& reactor, int descriptor)
    : parts_(std::make_unique<Parts>(reactor, descriptor)), native_(descriptor) {}
Line::~Line() = default;
Line::Line(Line&& other) noexcept : parts_(std::move(other.parts_)), native_(std::exchange(other.native_, -1)) {}
Line& Line::operator=(Line&& other) noexcept {
  parts_ = std::move(other.parts_);
  native_ = std::exchange(other.native_, -1);
  return *this;
}

void Line::wait_readable(std::shared_ptr<LineOwner> owner) {
  if (!is_open() || std::exchange(parts_->is_waiting_to_read, true)) return;
  parts_->wait(Descriptor::wait_read, parts_->read_memory, [owner = std::move(owner), parts = parts_.get()] {
    parts->is_waiting_to_read = false;
    owner->on_readable();
  });
}

void Line::wait_writable(std::shared_ptr<LineOwner> owner) {
  if (!is_open() || std::exchange(parts_->is_waiting_to_write, true)) return;
  parts_->wait(Descriptor::wait_write, parts_->write_memory, [owner = std::move(owner), parts = parts_.get()] {
    parts->is_waiting_to_write = false;
    owner->on_writable();
  });
}

void Line::wait_broken(std::shared_ptr<LineOwner> owner) {
  if (!is_open()) return;
  parts_->descriptor.async_wait(Descriptor::wait_error,
                                [owner = std::move(owner)](const boost::system::error_code& error) {
                                  if (!error) owner->on_broken();
                                });
}

bool Line::has_peer_ended() const {
  pollfd now{native_, POLLRDHUP, 0};
  return ::poll(&now, 1, 0) > 0;
}

Line::Moved Line::receive(std::span<char> buffer) {
  while (true) {
    const ssize_t size = ::recv(native_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size > 0) return {static_cast<std::size_t>(size), false};
    if (size == 0) return {0, true};
    if (errno == EINTR) continue;
    return {0, errno != EAGAIN && errno != EWOULDBLOCK};
  }
}

Line::Moved Line::send(std::span<const iovec> pieces) {
  if (!is_open()) return {0, true};
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(pieces.data());  // sendmsg reads only
  message.msg_iovlen = pieces.size();
  while (true) {
    constexpr int kFlags = MSG_DONTWAIT | MSG_NOSIGNAL;
    // One piece, the usual case, spares the kernel the copy of the message's head.
    const ssize_t size =
        pieces.size() == 1 ? send_once(native_, pieces.front(), kFlags) : ::sendmsg(native_, &message, kFlags);
    if (size >= 0) return {static_cast<std::size_t>(size), false};
    if (errno == EINTR) continue;
    return {0, errno != EAGAIN && errno != EWOULDBLOCK && errno != ENOBUFS};
  }
}

void Line::limit_send_buffer(std::size_t bytes) {
  const int size = static_cast<int>(bytes);
  (void)::setsockopt(native_, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
}

void Line::end_sending() {
  if (is_open()) (void)::shutdown(native_, SHUT_WR);
}

void Line::abort() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  (void)::setsockopt(native_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close();
}

void Line::close() {
  native_ = -1;
  boost::system::error_code ignored;  // the descriptor is gone either way
  parts_->descriptor.close(ignored);
}

}  // namespace draftwire::net
