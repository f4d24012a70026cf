#pragma once

#include <memory>
#include <span>
#include <stdexcept>

#include "realtime/outbox.hpp"

namespace draftwire::net {

// The kernel gives no io_uring; `what()` is one clear line for the operator.
class IoUringError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Sends through an io_uring: a slice of viewers costs one system call. For what the kernel does not get to, for want of
// memory, nothing is taken; an io_uring that fails is made again. Made by any thread, used by one.
class UringSender final : public realtime::BatchSender {
 public:
  // Throws IoUringError.
  UringSender();
  ~UringSender() override;
  UringSender(const UringSender&) = delete;
  UringSender& operator=(const UringSender&) = delete;

  void send(std::span<Parcel> parcels) override;

 private:
  void renew();

  struct Uring;
  std::unique_ptr<Uring> uring_;
};

}  // namespace draftwire::net
