#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace draftwire::net {

// Reads a client's frames (RFC 6455 §5, RFC 7692 §6) in pieces of any size and holds them to the letter. Keeps no
// payload but that of the control frame under way, and inflates nothing. Pure; owned by a connection.
class FrameParser {
 public:
  // Told what arrived.
  class Sink {
   public:
    virtual ~Sink() = default;

    // A frame of any kind begins, of so many bytes with its header. False fails the connection with 1008.
    [[nodiscard]] virtual bool on_frame(std::uint64_t bytes) = 0;
    virtual void on_ping(std::string_view payload) = 0;
    virtual void on_pong() = 0;
    // Nothing: a close without a code.
    virtual void on_close(std::optional<std::uint16_t> code) = 0;
    // A piece of a message, unmasked; all of it, inflated, when it was deflated. A server that only speaks has no use
    // for it.
    virtual void on_data(bool /*is_text*/, std::string_view /*piece*/, bool /*is_end*/) {}
  };

  // Why the connection has to be failed (RFC 6455 §7.1.7), and the close code that says so.
  struct Failure {
    std::uint16_t code = 0;
    std::string_view reason;  // static
  };

  // `takes_deflated`: permessage-deflate was agreed on. The limit holds for what is sent and for what that inflates to.
  FrameParser(std::uint32_t max_message, bool takes_deflated)
      : max_message_(max_message), takes_deflated_(takes_deflated) {}

  // Unmasks in place. What comes after a close frame or a failure is passed over.
  [[nodiscard]] std::optional<Failure> feed(std::span<char> bytes, Sink& sink);

 private:
  // Of what is under way; there only while something is, which is seldom.
  struct Kept {
    std::string control;   // the payload of that frame
    std::string deflated;  // of that message, so far
  };

  Kept& kept();
  std::string take_control();
  [[nodiscard]] std::optional<Failure> check_first_two() const;
  [[nodiscard]] std::optional<Failure> begin_payload(Sink& sink);
  [[nodiscard]] std::optional<Failure> take_payload(std::span<char> bytes, Sink& sink);
  [[nodiscard]] std::optional<Failure> finish_deflated(Sink& sink);
  [[nodiscard]] std::optional<Failure> finish_frame(Sink& sink);
  [[nodiscard]] std::optional<Failure> finish_close(Sink& sink);
  [[nodiscard]] std::size_t header_length() const;
  [[nodiscard]] std::uint8_t opcode() const { return header_[0] & 0x0FU; }
  [[nodiscard]] bool is_final() const { return (header_[0] & 0x80U) != 0; }
  [[nodiscard]] bool is_marked_deflated() const { return (header_[0] & 0x40U) != 0; }
  [[nodiscard]] bool is_control() const { return (header_[0] & 0x08U) != 0; }

  std::uint64_t payload_left_ = 0;
  std::unique_ptr<Kept> kept_;
  const std::uint32_t max_message_;
  std::uint32_t message_size_ = 0;
  std::array<std::uint8_t, 14> header_{};
  std::uint8_t header_size_ = 0;  // bytes of it that came
  std::uint8_t mask_index_ = 0;
  bool is_in_payload_ = false;
  bool is_in_message_ = false;
  bool is_text_ = false;
  bool is_deflated_ = false;
  const bool takes_deflated_;
  bool is_over_ = false;
  Utf8Validator text_;
};

}  // namespace draftwire::net
