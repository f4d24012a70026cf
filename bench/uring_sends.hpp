#pragma once

#include <linux/io_uring.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
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
    io_uring_params parameters{};
    parameters.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN;
    ring_ = static_cast<int>(::syscall(SYS_io_uring_setup, kBatch, &parameters));
    if (ring_ < 0) throw std::runtime_error("the kernel gives no io_uring");
    const std::size_t completions = parameters.cq_off.cqes + parameters.cq_entries * sizeof(io_uring_cqe);
    const std::size_t submissions = parameters.sq_off.array + parameters.sq_entries * sizeof(std::uint32_t);
    char* const rings = map<char>(std::max(completions, submissions), IORING_OFF_SQ_RING);
    entries_ = map<io_uring_sqe>(parameters.sq_entries * sizeof(io_uring_sqe), IORING_OFF_SQES);
    const auto in_ring = [&](std::uint32_t offset) { return reinterpret_cast<std::uint32_t*>(rings + offset); };
    submitted_ = in_ring(parameters.sq_off.tail);
    places_ = in_ring(parameters.sq_off.array);
    submission_mask_ = *in_ring(parameters.sq_off.ring_mask);
    done_head_ = in_ring(parameters.cq_off.head);
    done_tail_ = in_ring(parameters.cq_off.tail);
    done_mask_ = *in_ring(parameters.cq_off.ring_mask);
    done_ = reinterpret_cast<io_uring_cqe*>(rings + parameters.cq_off.cqes);
  }

  // The same bytes to everybody. How many sockets did not take all of them.
  std::size_t send(std::span<const int> sockets, std::string_view bytes) {
    std::size_t full = 0;
    while (!sockets.empty()) {
      const auto batch = sockets.first(std::min<std::size_t>(sockets.size(), kBatch));
      for (const int socket : batch) prepare(socket, bytes);
      const auto count = static_cast<unsigned>(batch.size());
      if (::syscall(SYS_io_uring_enter, ring_, count, count, IORING_ENTER_GETEVENTS, nullptr, 0) < 0) {
        throw std::runtime_error("the io_uring takes nothing");
      }
      full += reap(bytes.size());
      sockets = sockets.subspan(batch.size());
    }
    return full;
  }

 private:
  static constexpr std::uint32_t kBatch = 256;

  template <class T>
  T* map(std::size_t size, std::uint64_t offset) const {
    void* const mapped =
        ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring_, static_cast<off_t>(offset));
    if (mapped == MAP_FAILED) throw std::runtime_error("the io_uring can't be mapped");
    return static_cast<T*>(mapped);
  }

  void prepare(int socket, std::string_view bytes) {
    const std::uint32_t tail = *submitted_;
    const std::uint32_t place = tail & submission_mask_;
    io_uring_sqe& entry = entries_[place];
    entry = {};
    entry.opcode = IORING_OP_SEND;
    entry.fd = socket;
    entry.addr = reinterpret_cast<std::uint64_t>(bytes.data());
    entry.len = static_cast<std::uint32_t>(bytes.size());
    entry.msg_flags = MSG_DONTWAIT | MSG_NOSIGNAL;
    places_[place] = place;
    std::atomic_ref(*submitted_).store(tail + 1, std::memory_order_release);
  }

  std::size_t reap(std::size_t wanted) {
    std::size_t full = 0;
    std::uint32_t head = *done_head_;
    const std::uint32_t tail = std::atomic_ref(*done_tail_).load(std::memory_order_acquire);
    for (; head != tail; ++head) {
      if (done_[head & done_mask_].res != static_cast<std::int32_t>(wanted)) ++full;
    }
    std::atomic_ref(*done_head_).store(head, std::memory_order_release);
    return full;
  }

  int ring_ = -1;
  io_uring_sqe* entries_ = nullptr;
  std::uint32_t* submitted_ = nullptr;
  std::uint32_t* places_ = nullptr;
  std::uint32_t submission_mask_ = 0;
  io_uring_cqe* done_ = nullptr;
  std::uint32_t* done_head_ = nullptr;
  std::uint32_t* done_tail_ = nullptr;
  std::uint32_t done_mask_ = 0;
};

}  // namespace draftwire::bench
