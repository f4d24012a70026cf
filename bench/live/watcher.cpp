#include "live/watcher.hpp"

#include <algorithm>

namespace draftwire::bench {

Findings& Findings::operator+=(const Findings& other) {
  messages += other.messages;
  events += other.events;
  first_messages += other.first_messages;
  resumes += other.resumes;
  snapshots += other.snapshots;
  missing += other.missing;
  doubled += other.doubled;
  out_of_order += other.out_of_order;
  restarts += other.restarts;
  return *this;
}

void Watcher::take(const Message& message, Findings& findings) {
  ++findings.messages;
  switch (message.kind) {
    case Message::Kind::first:
      ++findings.first_messages;
      if (is_welcome() && message.epoch == epoch_) ++findings.restarts;
      cursor_ = message.seq;
      epoch_ = message.epoch;
      return;
    case Message::Kind::resumed:
      ++findings.resumes;
      for (const std::int64_t seq : message.events) take_event(seq, findings);
      if (message.seq > cursor_) findings.missing += static_cast<std::uint64_t>(message.seq - cursor_);
      return;
    case Message::Kind::events:
      findings.events += message.events.size();
      for (const std::int64_t seq : message.events) take_event(seq, findings);
      return;
    case Message::Kind::snapshot:
      ++findings.snapshots;
      if (message.seq < cursor_) ++findings.out_of_order;
      cursor_ = message.seq;
      epoch_ = message.epoch;
      return;
    case Message::Kind::heartbeat:
      if (message.seq > cursor_) findings.missing += static_cast<std::uint64_t>(message.seq - cursor_);
      return;
    case Message::Kind::viewers:
      return;
  }
}

void Watcher::take_event(std::int64_t seq, Findings& findings) {
  if (seq == cursor_ + 1) {
    cursor_ = seq;
  } else if (seq > cursor_) {
    findings.missing += static_cast<std::uint64_t>(seq - cursor_ - 1);
    for (std::int64_t hole = cursor_ + 1; hole < seq; ++hole) holes_.push_back(hole);
    cursor_ = seq;
  } else if (std::erase(holes_, seq) > 0) {
    --findings.missing;
    ++findings.out_of_order;
  } else {
    ++findings.doubled;
  }
}

std::string Watcher::resume_query() const {
  return is_welcome() ? "?after=" + std::to_string(cursor_) + "&epoch=" + epoch_ : "";
}

}  // namespace draftwire::bench
