#pragma once

#include <sys/uio.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "realtime/commit_ring.hpp"
#include "realtime/loop.hpp"
#include "wire/frame.hpp"

namespace draftwire::realtime {

class Topic;

// A viewer's line to the outside. The thread of its shard only.
class Socket {
 public:
  struct Sent {
    std::size_t bytes = 0;   // taken by the kernel; fewer than offered: it is full
    bool is_broken = false;  // the line is gone; the socket takes leave by itself, later
  };

  virtual ~Socket() = default;

  // Takes what it can at once, never waits.
  virtual Sent send(std::span<const iovec> pieces) = 0;

  // For who sends to many at once; -1: nothing but send() will do now.
  [[nodiscard]] virtual int descriptor() const = 0;

  // Asks for one call of Shard::writable() when there is room again.
  virtual void when_writable() = 0;

  // Leaves the shard and says goodbye with a close frame (RFC 6455 §7.1.2).
  virtual void close(std::uint16_t code, std::string_view reason) = 0;

  // Leaves the shard and cuts the line.
  virtual void drop() = 0;
};

// What a topic offers to its viewers beside what is addressed to one of them.
struct Feed {
  const CommitRing* commits = nullptr;
  wire::FramePtr viewers;             // the last `viewers` message
  std::uint32_t viewers_version = 0;  // 0: none yet
};

// What was handed to the kernel.
struct Tally {
  std::uint64_t events = 0;
  std::uint64_t bytes = 0;
  std::uint64_t sends = 0;
};

// The one who watches a channel: a socket and a cursor, no queue. What it is owed follows from the cursor; only the
// message that the socket took in part, and one that is addressed to it alone, are held, and both are shared.
// The thread of its shard only; owned by the connection.
class Viewer {
 public:
  using TimePoint = Loop::Clock::time_point;

  enum class Flushed {
    done,    // nothing is left to send
    full,    // the socket asks for more later
    behind,  // the cursor has left the ring
    broken,
  };

  // `form`: what its socket has agreed to take.
  explicit Viewer(Socket& socket, wire::Frame::Form form = wire::Frame::Form::plain) : socket_(socket), form_(form) {}
  Viewer(const Viewer&) = delete;
  Viewer& operator=(const Viewer&) = delete;

  // The messages of one send, in the order of the line.
  struct Batch {
    enum class Kind : std::uint8_t { current, control, ping, addressed, commit, viewers, heartbeat };

    static constexpr std::size_t kMaxPieces = 32;
    static constexpr std::size_t kMaxBytes = std::size_t{128} * 1024;  // more than a capped socket ever takes at once

    std::array<iovec, kMaxPieces> pieces;
    std::array<Kind, kMaxPieces> kinds;
    std::array<std::size_t, kMaxPieces> indexes;  // of commits, in the ring
    std::size_t count = 0;
    std::size_t bytes = 0;
    bool is_behind = false;

    [[nodiscard]] bool is_full() const { return count == kMaxPieces || bytes >= kMaxBytes; }
    // Whether the viewer is owed more than this.
    [[nodiscard]] bool leaves_some() const { return is_full() || is_behind; }
    [[nodiscard]] std::span<const iovec> all() const { return {pieces.data(), count}; }

    void add(Kind kind, std::string_view piece, std::size_t index = 0) {
      pieces[count] = iovec{const_cast<char*>(piece.data()), piece.size()};  // sendmsg reads only
      kinds[count] = kind;
      indexes[count] = index;
      ++count;
      bytes += piece.size();
    }
    void clear() {
      count = 0;
      bytes = 0;
      is_behind = false;
    }
  };

  // Sends everything that is due and that the socket takes, several messages at once. Without a feed: what is
  // addressed to this viewer alone. Does nothing while the socket is full.
  Flushed flush(const Feed* feed, TimePoint now, Tally& tally);

  // The two halves of a flush, for who sends to many at once: what is due, and that so many bytes of it were taken.
  // Nothing may happen to the viewer or the feed between them. The feed may be missing, as above.
  void gather(const Feed* feed, Batch& batch) const;
  void settle(const Batch& batch, std::size_t bytes, const Feed* feed, TimePoint now, Tally& tally);

  // Bring into the processor's cache what a flush will touch: first the viewer, and once it is there the socket.
  void fetch() const;
  void fetch_socket() const;

  // The socket has room again.
  void unblock() { is_blocked_ = false; }

  // `message` brings the viewer to `cursor`; live commits follow from there.
  void address(wire::FramePtr message, domain::Seq cursor);

  // Only the latest ping is answered (RFC 6455 §5.5.3).
  void pong(std::string_view payload);
  void ping() { is_ping_due_ = true; }
  // To be sent if nothing else is.
  void heartbeat(wire::FramePtr frame) { heartbeat_ = std::move(frame); }
  // Nothing but the rest of the message under way goes out before it, and nothing after it.
  void finish_with(wire::FramePtr close);

  // auth::RightHolders knows by which right it is here, and takes it out when that is lost.
  void be_here_by_right(bool is_here_by_right) { is_by_right_ = is_here_by_right; }
  [[nodiscard]] bool is_here_by_right() const { return is_by_right_; }

  [[nodiscard]] Socket& socket() const { return socket_; }
  [[nodiscard]] domain::Seq cursor() const { return cursor_; }
  [[nodiscard]] bool is_blocked() const { return is_blocked_; }
  [[nodiscard]] bool has_first_message() const { return has_first_message_; }
  // Whether anything addressed to this viewer alone has not been taken by the socket.
  [[nodiscard]] bool has_unsent() const { return current_ || control_ || addressed_; }
  // Of the message under way.
  [[nodiscard]] std::size_t unsent_bytes() const { return current_ ? current_->bytes(form_).size() - offset_ : 0; }
  [[nodiscard]] bool takes_deflated() const { return form_ == wire::Frame::Form::deflated; }
  [[nodiscard]] TimePoint last_message() const { return last_message_; }
  [[nodiscard]] TimePoint last_progress() const { return last_progress_; }

 private:
  friend class Topic;
  friend class Shard;
  friend class WaitingLine;
  friend class Wheel;

  Socket& socket_;

  // What is on its way.
  wire::FramePtr current_;  // taken by the socket in part
  std::size_t offset_ = 0;
  wire::FramePtr control_;    // a pong, or the close when is_closing_
  wire::FramePtr addressed_;  // a first message or a snapshot that has not begun
  wire::FramePtr heartbeat_;
  domain::Seq cursor_ = 0;
  std::uint32_t viewers_version_ = 0;
  const wire::Frame::Form form_ : 1;
  bool is_blocked_ : 1 = false;
  bool is_ping_due_ : 1 = false;
  bool is_closing_ : 1 = false;
  bool has_first_message_ : 1 = false;
  bool is_by_right_ : 1 = false;

  // Places in the lists of the shard.
  static constexpr std::uint32_t kNowhere = UINT32_MAX;
  Topic* topic_ = nullptr;
  std::uint32_t index_ = kNowhere;          // among the topic's viewers
  std::uint32_t waiting_index_ = kNowhere;  // among those who wait for the log
  Viewer* wheel_next_ = nullptr;            // in the same slot of the wheel
  Viewer** wheel_link_ = nullptr;           // what points to this one there; nullptr: in none

  TimePoint last_message_;
  TimePoint last_progress_;
  TimePoint last_heard_;
  TimePoint last_ping_;
};

}  // namespace draftwire::realtime
