#include "net/frame_parser.hpp"

#include <algorithm>
#include <utility>

#include "wire/deflate.hpp"

namespace draftwire::net {
namespace {

constexpr std::uint16_t kProtocolError = 1002;
constexpr std::uint16_t kInvalidText = 1007;
constexpr std::uint16_t kPolicyViolation = 1008;
constexpr std::uint16_t kMessageTooBig = 1009;

constexpr std::uint8_t kContinuation = 0x0;
constexpr std::uint8_t kText = 0x1;
constexpr std::uint8_t kBinary = 0x2;
constexpr std::uint8_t kClose = 0x8;
constexpr std::uint8_t kPing = 0x9;
constexpr std::uint8_t kPong = 0xA;

constexpr FrameParser::Failure kTooBig{kMessageTooBig, "a message over the limit"};
constexpr FrameParser::Failure kTooMuch{kPolicyViolation, "too many frames, or too many bytes of them"};
constexpr FrameParser::Failure kNotText{kInvalidText, "a text that is not UTF-8"};

FrameParser::Failure protocol_error(std::string_view reason) {
  return {kProtocolError, reason};
}

// RFC 6455 §7.4: what a peer may put into a close frame.
bool is_allowed_close_code(unsigned code) {
  if (code >= 3000 && code <= 4999) return true;
  return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

}  // namespace

std::optional<FrameParser::Failure> FrameParser::feed(std::span<char> bytes, Sink& sink) {
  while (!is_over_ && (!bytes.empty() || (is_in_payload_ && payload_left_ == 0))) {
    std::optional<Failure> failure;
    if (!is_in_payload_) {
      header_[header_size_++] = static_cast<std::uint8_t>(bytes.front());
      bytes = bytes.subspan(1);
      if (header_size_ == 2) failure = check_first_two();
      if (!failure && header_size_ >= 2 && header_size_ == header_length()) failure = begin_payload(sink);
    } else {
      const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(payload_left_, bytes.size()));
      failure = take_payload(bytes.first(size), sink);
      bytes = bytes.subspan(size);
      if (!failure && payload_left_ == 0) failure = finish_frame(sink);
    }
    if (failure) {
      is_over_ = true;
      return failure;
    }
  }
  return std::nullopt;
}

std::optional<FrameParser::Failure> FrameParser::check_first_two() const {
  // RFC 6455 §5.2: no extension was agreed on that could give these bits a meaning.
  if ((header_[0] & 0x30U) != 0) return protocol_error("a reserved bit is set");
  // RFC 7692 §6.1: the one that it was agreed on for stands on the first frame of a message and nowhere else.
  const bool may_be_deflated = takes_deflated_ && !is_control() && opcode() != kContinuation;
  if (is_marked_deflated() && !may_be_deflated) return protocol_error("a reserved bit is set");
  const unsigned length = header_[1] & 0x7FU;
  switch (opcode()) {
    case kContinuation:
      if (!is_in_message_) return protocol_error("a continuation of nothing");
      break;
    case kText:
    case kBinary:
      if (is_in_message_) return protocol_error("a new message inside another");
      break;
    case kClose:
    case kPing:
    case kPong:
      // §5.5
      if (!is_final()) return protocol_error("a control frame in fragments");
      if (length > 125) return protocol_error("a control frame over 125 bytes");
      break;
    default:
      return protocol_error("an unknown opcode");
  }
  // §5.1
  if ((header_[1] & 0x80U) == 0) return protocol_error("a frame without a mask");
  return std::nullopt;
}

std::size_t FrameParser::header_length() const {
  const unsigned length = header_[1] & 0x7FU;
  return 2U + (length == 126 ? 2U : length == 127 ? 8U : 0U) + 4U;
}

std::optional<FrameParser::Failure> FrameParser::begin_payload(Sink& sink) {
  std::uint64_t length = header_[1] & 0x7FU;
  if (length >= 126) {
    const std::size_t bytes = length == 126 ? 2 : 8;
    length = 0;
    for (std::size_t i = 0; i < bytes; ++i) length = (length << 8) | header_[2 + i];
    // §5.2: the shortest form, and no negative length.
    if (length < (bytes == 2 ? 126U : 0x1'0000U)) return protocol_error("a length in too long a form");
    if ((length >> 63) != 0) return protocol_error("a length beyond 63 bits");
  }
  if (!is_control()) {
    if (length > max_message_ - message_size_) return kTooBig;
    message_size_ += static_cast<std::uint32_t>(length);
    if (opcode() != kContinuation) {
      is_in_message_ = true;
      is_text_ = opcode() == kText;
      is_deflated_ = is_marked_deflated();
      text_ = {};
    }
  }
  if (!sink.on_frame(header_size_ + length)) return kTooMuch;
  payload_left_ = length;
  is_in_payload_ = true;
  mask_index_ = 0;
  return std::nullopt;
}

std::optional<FrameParser::Failure> FrameParser::take_payload(std::span<char> bytes, Sink& sink) {
  const std::uint8_t* mask = &header_[header_length() - 4U];
  for (char& c : bytes) {
    c = static_cast<char>(static_cast<std::uint8_t>(c) ^ mask[mask_index_]);
    mask_index_ = (mask_index_ + 1) & 3U;
  }
  payload_left_ -= bytes.size();
  const std::string_view piece(bytes.data(), bytes.size());
  if (is_control()) {
    if (!piece.empty()) kept().control.append(piece);
    return std::nullopt;
  }
  const bool is_end = is_final() && payload_left_ == 0;
  if (is_deflated_) {
    kept().deflated.append(piece);
    return is_end ? finish_deflated(sink) : std::nullopt;
  }
  // §8.1
  if (is_text_ && (!text_.feed(piece) || (is_end && !text_.is_complete()))) return kNotText;
  sink.on_data(is_text_, piece, is_end);
  return std::nullopt;
}

std::optional<FrameParser::Failure> FrameParser::finish_deflated(Sink& sink) {
  const auto message = wire::inflated(kept().deflated, max_message_);
  kept_.reset();
  if (!message && message.error() == wire::NotInflated::too_long) return kTooBig;
  if (!message) return Failure{kInvalidText, "a message that does not inflate"};
  if (is_text_ && !is_utf8(*message)) return kNotText;
  sink.on_data(is_text_, *message, true);
  return std::nullopt;
}

FrameParser::Kept& FrameParser::kept() {
  if (kept_ == nullptr) kept_ = std::make_unique<Kept>();
  return *kept_;
}

// The control frame's, and all of it where no deflated message is under way.
std::string FrameParser::take_control() {
  if (kept_ == nullptr) return {};
  std::string payload = std::exchange(kept_->control, {});
  if (kept_->deflated.empty()) kept_.reset();
  return payload;
}

std::optional<FrameParser::Failure> FrameParser::finish_frame(Sink& sink) {
  is_in_payload_ = false;
  header_size_ = 0;
  if (!is_control()) {
    if (is_final()) {
      is_in_message_ = false;
      message_size_ = 0;
    }
    return std::nullopt;
  }
  if (opcode() == kClose) return finish_close(sink);
  const std::string payload = take_control();
  if (opcode() == kPing) {
    sink.on_ping(payload);
  } else {
    sink.on_pong();
  }
  return std::nullopt;
}

std::optional<FrameParser::Failure> FrameParser::finish_close(Sink& sink) {
  is_over_ = true;
  const std::string payload = take_control();
  if (payload.empty()) {
    sink.on_close(std::nullopt);
    return std::nullopt;
  }
  // §5.5.1
  if (payload.size() == 1) return protocol_error("a close with half a code");
  const auto code =
      static_cast<std::uint16_t>(static_cast<std::uint8_t>(payload[0]) << 8 | static_cast<std::uint8_t>(payload[1]));
  if (!is_allowed_close_code(code)) return protocol_error("a close code that nobody may send");
  if (!is_utf8(std::string_view(payload).substr(2))) return Failure{kInvalidText, "a reason that is not UTF-8"};
  sink.on_close(code);
  return std::nullopt;
}

}  // namespace draftwire::net
