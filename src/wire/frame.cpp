#include "wire/frame.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <utility>

#include "wire/deflate.hpp"
#include "wire/event_json.hpp"
#include "wire/json.hpp"
#include "wire/state_json.hpp"

namespace draftwire::wire {
namespace {

constexpr std::string_view kEventsBegin = R"({"type":"draft_events","events":[)";
constexpr std::string_view kEventsEnd = "]}";
constexpr std::size_t kMaxControlPayload = 125;  // RFC 6455 §5.5

constexpr unsigned kFinal = 0x80;
constexpr unsigned kDeflatedBit = 0x40;  // RSV1 (RFC 7692 §6)

// A header in the shortest form (RFC 6455 §5.2), and the payload.
std::string encoded(unsigned first, std::string_view payload) {
  const auto size = static_cast<std::uint64_t>(payload.size());
  std::string bytes;
  bytes.reserve(payload.size() + 10);
  bytes.push_back(static_cast<char>(first));
  std::size_t length_bytes = 0;
  if (size <= kMaxControlPayload) {
    bytes.push_back(static_cast<char>(size));
  } else if (size <= 0xFFFF) {
    bytes.push_back(126);
    length_bytes = 2;
  } else {
    bytes.push_back(127);
    length_bytes = 8;
  }
  for (std::size_t i = length_bytes; i > 0; --i) bytes.push_back(static_cast<char>((size >> ((i - 1) * 8)) & 0xFFU));
  bytes.append(payload);
  return bytes;
}

FramePtr text_frame(std::string_view json) {
  return std::make_shared<const Frame>(Frame::Opcode::text, json);
}

std::string events_text(std::span<const domain::Event> events) {
  std::string text;
  for (const domain::Event& event : events) {
    if (!text.empty()) text += ',';
    text += boost::json::serialize(to_json(event));
  }
  return text;
}

std::string drafts_text(std::span<const DraftHead> drafts) {
  Array list;
  for (const DraftHead& head : drafts) {
    list.push_back(Object{{"id", head.id.value},
                          {"name", head.name ? Value(*head.name) : Value(nullptr)},
                          {"style", domain::to_string(head.style)},
                          {"status", domain::to_string(head.status)},
                          {"seq", head.seq}});
  }
  return boost::json::serialize(list);
}

std::string message_begin(std::string_view type, std::string_view epoch, domain::Seq seq) {
  std::string text = R"({"type":")";
  text += type;
  text += R"(","epoch":)";
  text += boost::json::serialize(boost::json::string_view(epoch.data(), epoch.size()));
  text += R"(,"seq":)";
  text += std::to_string(seq);
  return text;
}

std::string initial_begin(std::string_view epoch, domain::Seq seq, std::span<const domain::Event> events) {
  return message_begin("initial_events", epoch, seq) + R"(,"events":[)" + events_text(events) + "]";
}

}  // namespace

Frame::Frame(Opcode opcode, std::string_view payload)
    : bytes_(encoded(kFinal | static_cast<unsigned>(opcode), payload)) {
  header_size_ = static_cast<std::uint8_t>(bytes_.size() - payload.size());
}

Frame Frame::with_deflated() const {
  Frame frame = *this;
  std::string shorter = encoded(static_cast<unsigned char>(bytes_.front()) | kDeflatedBit, deflated(payload()));
  if (shorter.size() < bytes_.size()) frame.deflated_ = std::move(shorter);
  return frame;
}

std::string_view CommitFrame::events_json() const {
  const std::string_view payload = frame.payload();
  return payload.substr(kEventsBegin.size(), payload.size() - kEventsBegin.size() - kEventsEnd.size());
}

CommitFramePtr commit_frame(std::span<const domain::Event> events) {
  assert(!events.empty());
  const domain::Event& first = events.front();
  const domain::Event& last = events.back();
  std::string json(kEventsBegin);
  json += events_text(events);
  json += kEventsEnd;
  return std::make_shared<const CommitFrame>(CommitFrame{.draft_id = first.draft_id,
                                                         .tournament_id = first.tournament_id,
                                                         .first_seq = first.seq,
                                                         .last_seq = last.seq,
                                                         .first_tournament_seq = first.tournament_seq,
                                                         .last_tournament_seq = last.tournament_seq,
                                                         .event_count = events.size(),
                                                         .frame = Frame(Frame::Opcode::text, json)});
}

FramePtr with_deflated(const Frame& frame) {
  return std::make_shared<const Frame>(frame.with_deflated());
}

CommitFramePtr with_deflated(const CommitFrame& commit) {
  CommitFrame both = commit;
  both.frame = commit.frame.with_deflated();
  return std::make_shared<const CommitFrame>(std::move(both));
}

FramePtr initial_events_frame(std::string_view epoch, domain::Seq seq, std::span<const domain::Event> events,
                              const domain::State& draft) {
  std::string json = initial_begin(epoch, seq, events);
  json += R"(,"draft":)";
  append_state(json, draft, epoch);
  json += '}';
  return text_frame(json);
}

FramePtr initial_events_frame(std::string_view epoch, domain::Seq seq, std::span<const domain::Event> events,
                              std::span<const DraftHead> drafts) {
  std::string json = initial_begin(epoch, seq, events);
  json += R"(,"drafts":)";
  json += drafts_text(drafts);
  json += '}';
  return text_frame(json);
}

FramePtr resumed_frame(std::string_view epoch, domain::Seq seq, std::span<const CommitFramePtr> commits) {
  std::string json = message_begin("resumed", epoch, seq);
  json += R"(,"events":[)";
  bool is_first = true;
  for (const CommitFramePtr& commit : commits) {
    if (!is_first) json += ',';
    is_first = false;
    json += commit->events_json();
  }
  json += "]}";
  return text_frame(json);
}

FramePtr snapshot_frame(std::string_view epoch, const domain::State& draft) {
  std::string json = message_begin("snapshot", epoch, draft.seq);
  json += R"(,"draft":)";
  append_state(json, draft, epoch);
  json += '}';
  return text_frame(json);
}

FramePtr snapshot_frame(std::string_view epoch, domain::Seq seq, std::span<const DraftHead> drafts) {
  std::string json = message_begin("snapshot", epoch, seq);
  json += R"(,"drafts":)";
  json += drafts_text(drafts);
  json += '}';
  return text_frame(json);
}

FramePtr heartbeat_frame(domain::Seq seq) {
  return text_frame(R"({"type":"heartbeat","seq":)" + std::to_string(seq) + "}");
}

FramePtr viewers_frame(std::int64_t count, std::span<const domain::TeamId> seats_here, bool is_stale) {
  std::string json = R"({"type":"viewers","count":)" + std::to_string(count);
  if (!seats_here.empty()) {
    Array teams;
    for (const domain::TeamId team : seats_here) teams.push_back(team.value);
    json += R"(,"seats_here":)" + boost::json::serialize(teams);
  }
  json += is_stale ? R"(,"stale":true})" : "}";
  return text_frame(json);
}

FramePtr ping_frame() {
  return std::make_shared<const Frame>(Frame::Opcode::ping, std::string_view{});
}

FramePtr pong_frame(std::string_view payload) {
  assert(payload.size() <= kMaxControlPayload);
  return std::make_shared<const Frame>(Frame::Opcode::pong, payload);
}

FramePtr close_frame(std::uint16_t code, std::string_view reason) {
  assert(reason.size() + 2 <= kMaxControlPayload);
  std::string payload;
  payload.push_back(static_cast<char>(code >> 8));
  payload.push_back(static_cast<char>(code & 0xFF));
  payload.append(reason);
  return std::make_shared<const Frame>(Frame::Opcode::close, payload);
}

FramePtr empty_close_frame() {
  return std::make_shared<const Frame>(Frame::Opcode::close, std::string_view{});
}

}  // namespace draftwire::wire
