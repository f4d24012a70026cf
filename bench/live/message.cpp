#include "live/message.hpp"

#include <boost/json.hpp>
#include <stdexcept>
#include <utility>

#include "wire/deflate.hpp"

namespace draftwire::bench {
namespace {

// More than a crowd that has fallen behind is apart; some MiB.
constexpr std::size_t kMostKnown = 1'024;
constexpr std::size_t kLongest = std::size_t{16} << 20U;
constexpr std::uint8_t kCompressed = 0x40;  // RSV1

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<std::uint8_t>(byte);
  return value;
}

Message::Kind kind_of(std::string_view type) {
  if (type == "initial_events") return Message::Kind::first;
  if (type == "resumed") return Message::Kind::resumed;
  if (type == "draft_events") return Message::Kind::events;
  if (type == "snapshot") return Message::Kind::snapshot;
  if (type == "heartbeat") return Message::Kind::heartbeat;
  if (type == "viewers") return Message::Kind::viewers;
  throw std::runtime_error("a message of an unknown type: " + std::string(type));
}

Message understood(std::string_view payload, bool is_tournament) {
  const boost::json::value value = boost::json::parse(payload);
  const boost::json::object& object = value.as_object();
  Message message;
  message.kind = kind_of(object.at("type").as_string());
  if (const auto* seq = object.if_contains("seq")) message.seq = seq->as_int64();
  if (const auto* epoch = object.if_contains("epoch")) message.epoch = epoch->as_string();
  if (const auto* events = object.if_contains("events")) {
    for (const boost::json::value& event : events->as_array()) {
      message.events.push_back(event.at(is_tournament ? "tournament_seq" : "seq").as_int64());
    }
  }
  return message;
}

}  // namespace

std::optional<FrameView> frame_at_start(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  std::size_t head = 2;
  std::uint64_t size = static_cast<std::uint8_t>(bytes[1]) & 0x7FU;
  if (size >= 126) {
    const std::size_t wide = size == 126 ? 2 : 8;
    if (bytes.size() < 2 + wide) return std::nullopt;
    size = big_endian(bytes.substr(2, wide));
    head += wide;
  }
  if (bytes.size() - head < size) return std::nullopt;
  const auto first = static_cast<std::uint8_t>(bytes[0]);
  return FrameView{static_cast<std::uint8_t>(first & 0x0FU), (first & kCompressed) != 0, bytes.substr(head, size),
                   head + size};
}

const Message& MessageReader::read(std::string_view payload, bool is_deflated) {
  if (last_ != nullptr && is_last_deflated_ == is_deflated && last_->first == payload) return last_->second;
  Known& known = is_deflated ? deflated_ : plain_;
  auto found = known.find(payload);
  if (found == known.end()) {
    std::string text(payload);
    if (is_deflated) {
      auto whole = wire::inflated(payload, kLongest);
      if (!whole) throw std::runtime_error("a message that can't be inflated");
      text = std::move(*whole);
    }
    if (known.size() >= kMostKnown) known.clear();
    found = known.emplace(payload, understood(text, is_tournament_)).first;
  }
  last_ = &*found;
  is_last_deflated_ = is_deflated;
  return last_->second;
}

}  // namespace draftwire::bench
