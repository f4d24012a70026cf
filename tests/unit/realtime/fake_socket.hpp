#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "realtime/shard.hpp"
#include "realtime/viewer.hpp"

namespace draftwire::testing {

struct Message {
  wire::Frame::Opcode opcode = wire::Frame::Opcode::text;
  std::string payload;  // inflated
  bool is_deflated = false;

  bool operator==(const Message&) const = default;
};

// A server's frames, taken apart. Throws on anything that is not whole, unmasked frames.
std::vector<Message> frames_in(std::string_view bytes);

// A line whose kernel buffer belongs to the test. One thread.
class FakeSocket final : public realtime::Socket {
 public:
  // Without a shard: a socket alone.
  explicit FakeSocket(realtime::Shard* shard = nullptr, wire::Frame::Form form = wire::Frame::Form::plain)
      : viewer(*this, form), shard_(shard) {}
  ~FakeSocket() override {
    if (shard_ != nullptr) shard_->leave(viewer);
  }

  [[nodiscard]] realtime::Shard* shard() const { return shard_; }
  // Texts that have arrived whole since the last call.
  std::vector<std::string> take_texts();
  // Every message, likewise.
  std::vector<Message> take();
  // Lets so many more bytes in, and tells the shard when it waits for that.
  void make_room(std::size_t bytes);

  std::size_t room = SIZE_MAX;
  bool is_broken = false;
  bool is_waiting = false;
  bool is_dropped = false;
  std::optional<std::uint16_t> close_code;
  int sends = 0;
  std::string received;
  realtime::Viewer viewer;

  Sent send(std::span<const iovec> pieces) override;
  void when_writable() override { is_waiting = true; }
  void close(std::uint16_t code, std::string_view reason) override;
  void drop() override;

 private:
  realtime::Shard* shard_;
};

}  // namespace draftwire::testing
