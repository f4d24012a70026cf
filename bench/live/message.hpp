#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace draftwire::bench {

// One frame of a server (RFC 6455 §5.2) at the beginning of some bytes.
struct FrameView {
  std::uint8_t opcode = 0;
  bool is_deflated = false;  // RFC 7692 §6
  std::string_view payload;
  std::size_t size = 0;  // of the frame with its head
};

constexpr std::uint8_t kTextFrame = 0x1;
constexpr std::uint8_t kCloseFrame = 0x8;
constexpr std::uint8_t kPingFrame = 0x9;

// Nothing: it has not come whole yet.
std::optional<FrameView> frame_at_start(std::string_view bytes);

// What a message says to somebody who counts events.
struct Message {
  enum class Kind { first, resumed, events, snapshot, heartbeat, viewers };

  Kind kind = Kind::events;
  std::int64_t seq = 0;              // of the message itself; 0 when it has none
  std::vector<std::int64_t> events;  // their sequence numbers in this channel
  std::string epoch;
};

// Reads messages cheaply: one that is byte for byte like one that came lately was understood already, and those that
// travel deflated were inflated already. One thread.
class MessageReader {
 public:
  // A tournament's channel counts by another number.
  explicit MessageReader(bool is_tournament) : is_tournament_(is_tournament) {}

  // Valid until the next call. Throws when it is none of the contract's messages.
  const Message& read(std::string_view payload, bool is_deflated = false);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Known = std::unordered_map<std::string, Message, Hash, std::equal_to<>>;

  const bool is_tournament_;
  Known plain_;
  Known deflated_;
  const Known::value_type* last_ = nullptr;  // nearly always the next one's, too
  bool is_last_deflated_ = false;
};

}  // namespace draftwire::bench
