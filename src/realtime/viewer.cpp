#include "realtime/viewer.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::realtime {

namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kSocketLines = 2;  // of a socket, that a send touches

const wire::FramePtr& shared_ping() {
  static const wire::FramePtr kPing = wire::ping_frame();
  return kPing;
}

}  // namespace

Viewer::Flushed Viewer::flush(const Feed* feed, TimePoint now, Tally& tally) {
  while (!is_blocked_) {
    Batch batch;
    gather(feed, batch);
    if (batch.count == 0) return batch.is_behind ? Flushed::behind : Flushed::done;
    const Socket::Sent sent = socket_.send(batch.all());
    if (sent.is_broken) {
      is_blocked_ = true;
      return Flushed::broken;
    }
    settle(batch, sent.bytes, feed, now, tally);
    if (sent.bytes < batch.bytes) {
      is_blocked_ = true;
      socket_.when_writable();
    } else if (!batch.is_full()) {
      return batch.is_behind ? Flushed::behind : Flushed::done;
    }
  }
  return Flushed::full;
}

void Viewer::fetch() const {
  const auto* begin = reinterpret_cast<const char*>(this);
  for (std::size_t at = 0; at < sizeof *this; at += kCacheLine) __builtin_prefetch(begin + at, 1);
}

void Viewer::fetch_socket() const {
  const auto* begin = reinterpret_cast<const char*>(&socket_);
  for (std::size_t line = 0; line < kSocketLines; ++line) __builtin_prefetch(begin + line * kCacheLine);
}

void Viewer::gather(const Feed* feed, Batch& batch) const {
  using Kind = Batch::Kind;
  if (current_) batch.add(Kind::current, current_->bytes(form_).substr(offset_));
  if (control_) batch.add(Kind::control, control_->bytes());
  if (is_closing_) return;
  if (is_ping_due_) batch.add(Kind::ping, shared_ping()->bytes());
  if (addressed_) batch.add(Kind::addressed, addressed_->bytes(form_));
  if (feed == nullptr) return;
  const CommitRing& ring = *feed->commits;
  if (cursor_ < ring.head()) {
    if (!ring.reaches(cursor_)) {
      batch.is_behind = true;
      return;
    }
    for (std::size_t index = ring.from(cursor_); index < ring.size() && !batch.is_full(); ++index) {
      batch.add(Kind::commit, ring.at(index)->frame.bytes(form_), index);
    }
  }
  if (batch.is_full()) return;
  const bool has_message = batch.count > 0 && batch.kinds[batch.count - 1] >= Kind::addressed;
  if (viewers_version_ != feed->viewers_version) {
    batch.add(Kind::viewers, feed->viewers->bytes());
  } else if (heartbeat_ && !has_message) {
    batch.add(Kind::heartbeat, heartbeat_->bytes());
  }
}

void Viewer::settle(const Batch& batch, std::size_t bytes, const Feed* feed, TimePoint now, Tally& tally) {
  using Kind = Batch::Kind;
  last_progress_ = now;  // even of nothing: the socket had room before, or bytes begin to wait now
  tally.bytes += bytes;
  ++tally.sends;
  for (std::size_t i = 0; i < batch.count && bytes > 0; ++i) {
    const std::size_t size = batch.pieces[i].iov_len;
    const std::size_t taken = std::min(size, bytes);
    bytes -= taken;
    wire::FramePtr frame;
    switch (batch.kinds[i]) {
      case Kind::current:
        offset_ += taken;
        if (taken == size) current_.reset();
        continue;
      case Kind::control:
        frame = std::move(control_);
        break;
      case Kind::ping:
        frame = shared_ping();
        is_ping_due_ = false;
        break;
      case Kind::addressed:
        frame = std::move(addressed_);
        break;
      case Kind::commit: {
        const wire::CommitFramePtr& commit = feed->commits->at(batch.indexes[i]);
        cursor_ = feed->commits->last(*commit);
        tally.events += commit->event_count;
        if (taken < size) frame = wire::FramePtr(commit, &commit->frame);
        break;
      }
      case Kind::viewers:
        viewers_version_ = feed->viewers_version;
        if (taken < size) frame = feed->viewers;
        break;
      case Kind::heartbeat:
        frame = std::move(heartbeat_);
        break;
    }
    if (batch.kinds[i] != Kind::control && batch.kinds[i] != Kind::ping) {
      last_message_ = now;
      heartbeat_.reset();
    }
    if (taken < size) {
      current_ = std::move(frame);
      offset_ = taken;
    }
  }
}

void Viewer::address(wire::FramePtr message, domain::Seq cursor) {
  addressed_ = std::move(message);
  cursor_ = cursor;
  has_first_message_ = true;
}

void Viewer::pong(std::string_view payload) {
  if (!is_closing_) control_ = wire::pong_frame(payload);
}

void Viewer::finish_with(wire::FramePtr close) {
  control_ = std::move(close);
  is_closing_ = true;
  addressed_.reset();
  heartbeat_.reset();
  is_ping_due_ = false;
}

}  // namespace draftwire::realtime
