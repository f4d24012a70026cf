#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/events.hpp"
#include "domain/state.hpp"

// What goes over a WebSocket, as final bytes: a message is encoded once and shared by everybody who gets it.
namespace draftwire::wire {

// One whole unmasked server frame (RFC 6455 §5.2), in one or two forms. Immutable; any thread.
class Frame {
 public:
  enum class Opcode : std::uint8_t { text = 0x1, binary = 0x2, close = 0x8, ping = 0x9, pong = 0xA };
  enum class Form : std::uint8_t { plain, deflated };

  Frame(Opcode opcode, std::string_view payload);

  // The plain form for those who agreed on no other. The deflated one (RFC 7692 §6.1) when it is there and shorter:
  // any message may go without (§6).
  [[nodiscard]] std::string_view bytes(Form form = Form::plain) const {
    return form == Form::deflated && !deflated_.empty() ? deflated_ : bytes_;
  }
  [[nodiscard]] std::string_view payload() const { return std::string_view(bytes_).substr(header_size_); }
  // Of all its forms.
  [[nodiscard]] std::size_t held_bytes() const { return bytes_.size() + deflated_.size(); }

  // The same message with its deflated form.
  [[nodiscard]] Frame with_deflated() const;

 private:
  std::string bytes_;
  std::string deflated_;
  std::uint8_t header_size_ = 0;
};

using FramePtr = std::shared_ptr<const Frame>;

// The `draft_events` message of one commit, and where it stands in both logs. Immutable; any thread.
struct CommitFrame {
  domain::DraftId draft_id;
  domain::TournamentId tournament_id;
  domain::Seq first_seq = 0;
  domain::Seq last_seq = 0;
  domain::Seq first_tournament_seq = 0;
  domain::Seq last_tournament_seq = 0;
  std::size_t event_count = 0;
  Frame frame;

  // The events as JSON, separated by commas, without the brackets around them.
  [[nodiscard]] std::string_view events_json() const;
};

using CommitFramePtr = std::shared_ptr<const CommitFrame>;

// A draft as a tournament's channel lists it.
struct DraftHead {
  domain::DraftId id;
  domain::Style style = domain::Style::shuffle;
  domain::Status status = domain::Status::pending;
  domain::Seq seq = 0;
  std::optional<std::string> name = std::nullopt;
};

// Precondition: the events of one commit, in order, at least one.
CommitFramePtr commit_frame(std::span<const domain::Event> events);

// The same with the deflated form, for when a viewer has agreed to it. Precondition: text or binary.
FramePtr with_deflated(const Frame& frame);
CommitFramePtr with_deflated(const CommitFrame& commit);

FramePtr initial_events_frame(std::string_view epoch, domain::Seq seq, std::span<const domain::Event> events,
                              const domain::State& draft);
FramePtr initial_events_frame(std::string_view epoch, domain::Seq seq, std::span<const domain::Event> events,
                              std::span<const DraftHead> drafts);

// Everything after a cursor: the commits in order; spliced from what is encoded already.
FramePtr resumed_frame(std::string_view epoch, domain::Seq seq, std::span<const CommitFramePtr> commits);

FramePtr snapshot_frame(std::string_view epoch, const domain::State& draft);
FramePtr snapshot_frame(std::string_view epoch, domain::Seq seq, std::span<const DraftHead> drafts);

FramePtr heartbeat_frame(domain::Seq seq);
// `seats_here`: the teams whose captain is among them. `is_stale`: what the viewer sees may be behind, because the
// server can't read the log now.
FramePtr viewers_frame(std::int64_t count, std::span<const domain::TeamId> seats_here = {}, bool is_stale = false);

// Precondition: at most 125 bytes of payload (RFC 6455 §5.5), 123 of reason.
FramePtr ping_frame();
FramePtr pong_frame(std::string_view payload);
FramePtr close_frame(std::uint16_t code, std::string_view reason);
// A close without a code (RFC 6455 §5.5.1).
FramePtr empty_close_frame();

}  // namespace draftwire::wire
