#pragma once

#include <sys/uio.h>

#include <cstddef>
#include <memory>
#include <span>

#include "net/reactor.hpp"

namespace draftwire::net {

// The one who is told that a line is ready.
class LineOwner {
 public:
  virtual ~LineOwner() = default;
  virtual void on_readable() = 0;
  virtual void on_writable() = 0;
  virtual void on_broken() {}
};

// A non-blocking socket on one reactor; that thread only. While it waits it keeps its owner alive, of whom it must be a
// part; closing ends that. Waiting to read or write takes no memory.
class Line {
 public:
  struct Moved {
    std::size_t bytes = 0;
    bool is_over = false;  // the peer has ended its side, or the connection is broken
  };

  // Takes over the descriptor.
  Line(Reactor& reactor, int descriptor);
  ~Line();
  Line(Line&&) noexcept;
  Line& operator=(Line&&) noexcept;

  // One call of the owner each, and at most one wait of a kind at a time: asking again while one waits does nothing.
  void wait_readable(std::shared_ptr<LineOwner> owner);
  void wait_writable(std::shared_ptr<LineOwner> owner);
  // The same, once, for when nothing can be sent or received any more. The only wait that takes memory.
  void wait_broken(std::shared_ptr<LineOwner> owner);

  // Whether the peer has ended its side, although there may be more of it to receive. It may still take what is sent.
  [[nodiscard]] bool has_peer_ended() const;

  // What is there, or what fits, now. Never waits, never raises a signal.
  [[nodiscard]] Moved receive(std::span<char> buffer);
  [[nodiscard]] Moved send(std::span<const iovec> pieces);

  // How many bytes may wait in the kernel for the peer.
  void limit_send_buffer(std::size_t bytes);

  // No more from us; what was sent before still arrives.
  void end_sending();
  void close();
  // The same, and what the peer has not taken yet is thrown away.
  void abort();
  [[nodiscard]] bool is_open() const { return native_ >= 0; }
  // For who sends to many lines at once; -1 once closed.
  [[nodiscard]] int descriptor() const { return native_; }

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  int native_ = -1;  // here, so that a send touches no more memory than it must; -1 once closed
};

}  // namespace draftwire::net
