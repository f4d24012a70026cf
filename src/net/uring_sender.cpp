#include "net/uring_sender.hpp"

#include <liburing.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <system_error>

namespace draftwire::net {
namespace {

constexpr std::size_t kEntries = 64;  // of the io_uring: sends in one system call

}  // namespace

struct UringSender::Uring {
  io_uring queue{};
  std::array<msghdr, kEntries> heads{};

  Uring() {
    const int result = ::io_uring_queue_init(kEntries, &queue, 0);
    if (result == 0) return;
    throw IoUringError("the kernel gives no io_uring (" + std::generic_category().message(-result) +
                       "); the sender epoll does without");
  }
  ~Uring() { ::io_uring_queue_exit(&queue); }
  Uring(const Uring&) = delete;
  Uring& operator=(const Uring&) = delete;

  void prepare(std::size_t index, const Parcel& parcel) {
    constexpr unsigned kFlags = MSG_DONTWAIT | MSG_NOSIGNAL;
    io_uring_sqe* const entry = ::io_uring_get_sqe(&queue);
    if (parcel.pieces.size() == 1) {
      const iovec& piece = parcel.pieces.front();
      ::io_uring_prep_send(entry, parcel.descriptor, piece.iov_base, piece.iov_len, kFlags);
    } else {
      heads[index].msg_iov = const_cast<iovec*>(parcel.pieces.data());  // a send reads only
      heads[index].msg_iovlen = parcel.pieces.size();
      ::io_uring_prep_sendmsg(entry, parcel.descriptor, &heads[index], kFlags);
    }
    ::io_uring_sqe_set_data64(entry, index);
  }

  // At most kEntries. A send that may not wait is over when the kernel has taken its entry. False: it did not take all
  // of them, and the rest would be in the way of what comes next.
  bool send(std::span<Parcel> parcels) {
    for (std::size_t index = 0; index < parcels.size(); ++index) prepare(index, parcels[index]);
    const auto count = static_cast<unsigned>(parcels.size());
    const int submitted = ::io_uring_submit_and_wait(&queue, count);
    unsigned head = 0;
    unsigned done = 0;
    const io_uring_cqe* completion = nullptr;
    io_uring_for_each_cqe(&queue, head, completion) {
      ++done;
      if (completion->res > 0) parcels[completion->user_data].taken = static_cast<std::size_t>(completion->res);
    }
    ::io_uring_cq_advance(&queue, done);
    return submitted == static_cast<int>(count) && done == count;
  }
};

UringSender::UringSender() : uring_(std::make_unique<Uring>()) {}
UringSender::~UringSender() = default;

void UringSender::send(std::span<Parcel> parcels) {
  for (Parcel& parcel : parcels) parcel.taken = 0;
  while (!parcels.empty() && uring_ != nullptr) {
    const std::size_t count = std::min(parcels.size(), kEntries);
    if (!uring_->send(parcels.first(count))) renew();
    parcels = parcels.subspan(count);
  }
}

void UringSender::renew() {
  uring_.reset();
  try {
    uring_ = std::make_unique<Uring>();
  } catch (const IoUringError& error) {
    spdlog::error("from now on messages are sent one by one: {}", error.what());
  }
}

}  // namespace draftwire::net
