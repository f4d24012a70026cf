#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>

#include "realtime/loop.hpp"

namespace boost::asio {
class io_context;
}

namespace draftwire::net {

// A thread that waits for sockets and time, and does nothing that takes long. Started and stopped by its owner;
// whatever its tasks refer to must outlive it.
class Reactor final : public realtime::Loop {
 public:
  Reactor();
  // Stops, unless that was done; tasks that have not run are destroyed.
  ~Reactor() override;
  Reactor(const Reactor&) = delete;
  Reactor& operator=(const Reactor&) = delete;

  // `core`: the only one that its thread runs on; nothing: wherever the kernel puts it.
  void start(std::optional<std::size_t> core = std::nullopt);
  // Ends the thread after the task that runs. Not from that thread.
  void stop();

  void post(Task task) override;
  void post_after(std::chrono::milliseconds delay, Task task) override;
  [[nodiscard]] Clock::time_point now() const override { return Clock::now(); }

  // Where every socket of this thread reads to, so that none needs a buffer while it is idle. Its thread only; the
  // content lasts until the task ends.
  [[nodiscard]] std::span<char> read_buffer();

  [[nodiscard]] boost::asio::io_context& context();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace draftwire::net
