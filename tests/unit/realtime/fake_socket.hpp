#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "realtime/outbox.hpp"
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

class FakeSocket;

// Sends to many fake sockets in one call. One thread.
class FakeSender final : public realtime::BatchSender {
 public:
  // The number under which it can be sent to.
  int add(FakeSocket& socket);
  void remove(int number) { sockets_.erase(number); }

  void send(std::span<Parcel> parcels) override;

  std::vector<std::size_t> calls;  // how many parcels each had
  std::size_t gets_to = SIZE_MAX;  // so many of each call; of the rest nothing is taken

 private:
  std::map<int, FakeSocket*> sockets_;
  int last_number_ = 0;
};

// A line whose kernel buffer belongs to the test. One thread.
class FakeSocket final : public realtime::Socket {
 public:
  // Without a shard: a socket alone. With a sender, that can reach it.
  explicit FakeSocket(realtime::Shard* shard = nullptr, wire::Frame::Form form = wire::Frame::Form::plain,
                      FakeSender* sender = nullptr)
      : viewer(*this, form), shard_(shard), sender_(sender), number_(sender != nullptr ? sender->add(*this) : -1) {}
  ~FakeSocket() override {
    if (shard_ != nullptr) shard_->leave(viewer);
    if (sender_ != nullptr) sender_->remove(number_);
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
  std::function<void()> when_sent;  // whatever else a send brings about
  std::string received;
  realtime::Viewer viewer;

  Sent send(std::span<const iovec> pieces) override;
  [[nodiscard]] int descriptor() const override { return number_; }
  void when_writable() override { is_waiting = true; }
  void close(std::uint16_t code, std::string_view reason) override;
  void drop() override;

 private:
  realtime::Shard* shard_;
  FakeSender* sender_;
  const int number_;
};

}  // namespace draftwire::testing
