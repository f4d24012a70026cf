#pragma once

#include <liburing.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>

namespace draftwire::bench {

// Sends to many sockets in one system call, through an io_uring of one thread. A full socket is told, never waited for.
class UringSends {
 public:
  UringSends() {
    if (::io_uring_queue_init(kBatch, &uring_, 0) != 0) {
      throw std::runtime_error("the kernel gives no io_uring");
    }
  }
  ~UringSends() { ::io_uring_queue_exit(&uring_); }
  UringSends(const UringSends&) = delete;
  UringSends& operator=(const UringSends&) = delete;

  // The same bytes to everybody. How many sockets did not take all of them.
  std::size_t send(std::span<const int> sockets, std::string_view bytes) {
    std::size_t full = 0;
    while (!sockets.empty()) {
      const auto batch = sockets.first(std::min<std::size_t>(sockets.size(), kBatch));
      for (const int socket : batch) {
        io_uring_sqe* const entry = ::io_uring_get_sqe(&uring_);
        ::io_uring_prep_send(entry, socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
      }
      const auto count = static_cast<unsigned>(batch.size());
      if (::io_uring_submit_and_wait(&uring_, count) < 0) throw std::runtime_error("the io_uring takes nothing");
      full += reap(bytes.size());
      sockets = sockets.subspan(batch.size());
    }
    return full;
  }

 private:
  static constexpr std::uint32_t kBatch = 256;

  std::size_t reap(std::size_t wanted) {
    std::size_t full = 0;
    unsigned head = 0;
    unsigned count = 0;
    const io_uring_cqe* done = nullptr;
    io_uring_for_each_cqe(&uring_, head, done) {
      if (done->res != static_cast<std::int32_t>(wanted)) ++full;
      ++count;
    }
    ::io_uring_cq_advance(&uring_, count);
    return full;
  }

  io_uring uring_{};
};

}  // namespace draftwire::bench
