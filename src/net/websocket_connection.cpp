#include "net/websocket_connection.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace draftwire::net {
namespace {

// Stale bytes wait in the shared ring, not in the kernel.
constexpr std::size_t kSendBuffer = 32 * 1024;
constexpr std::size_t kMostToFlushAtClose = 64 * 1024;
constexpr std::chrono::milliseconds kAskAgain{100};
// Of those who watch already, for whom only their controls wait: so long at first, then twice as long each time.
constexpr std::chrono::milliseconds kAskViewerAgain{500};
constexpr std::uint8_t kMostDoublings = 6;
constexpr std::chrono::milliseconds kBetweenUselessReads{100};

}  // namespace

WebsocketConnection::WebsocketConnection(Desk& desk, Line line, Admission admission, Places::Place viewer,
                                         wire::Frame::Form form, std::uint32_t max_message)
    : desk_(desk),
      line_(std::move(line)),
      viewer_(*this, form),
      admission_(std::move(admission)),
      viewer_place_(std::move(viewer)),
      parser_(max_message, viewer_.takes_deflated()) {}

WebsocketConnection::~WebsocketConnection() {
  desk_.shard.leave(viewer_);
  desk_.deadlines.remove(*this);
  // First: the one who reads that the connection is over may have its places.
  viewer_place_ = {};
  admission_ = {};
  desk_.shared.metrics.connection_closed();
}

void WebsocketConnection::start(Upgrade upgrade, std::string head, std::span<char> early) {
  answer_with(std::move(head));
  line_.limit_send_buffer(kSendBuffer);
  if (desk_.shared.handler.is_open_to_all(*upgrade.channel)) {
    join(upgrade);
    // Beside the joining, which waits for no answer. Under overload a captain is one of the viewers for a while.
    if (!upgrade.cookies.empty()) ask(std::make_shared<Upgrade>(std::move(upgrade)));
  } else {
    send_answer();
    ask(std::make_shared<Upgrade>(std::move(upgrade)));
  }
  if (!early.empty()) take(early);
  line_.wait_readable(shared_from_this());
}

void WebsocketConnection::join(Upgrade& upgrade) {
  state_ = State::watching;
  desk_.shard.join(viewer_, *upgrade.channel, std::move(upgrade.resume));
  send_answer();
}

// Who this is, and whether they may be here.
void WebsocketConnection::ask(const Asked& asked) {
  auto job = [self = weak_from_this(), &handler = desk_.shared.handler, &reactor = desk_.reactor,
              asked](Lanes::Turn turn) {
    if (turn != Lanes::Turn::now) {
      return reactor.post([self, asked] {
        if (const auto connection = self.lock()) connection->ask_later(asked);
      });
    }
    http::Permit permit = handler.admit(asked->cookies, *asked->channel, [self, &reactor](app::AccessChange change) {
      reactor.post([self, change] {
        if (const auto connection = self.lock()) connection->turn_out(change);
      });
    });
    reactor.post([self, asked, permit = std::move(permit)]() mutable {
      if (const auto connection = self.lock()) connection->admitted(asked, std::move(permit));
    });
  };
  desk_.shared.lanes.post(Lane::join, asked->sender, std::move(job),
                          [self = weak_from_this()] { return !self.expired(); });
}

void WebsocketConnection::ask_later(const Asked& asked) {
  auto wait = kAskAgain;
  if (state_ == State::watching) {
    wait = kAskViewerAgain * (1 << times_asked_);
    if (times_asked_ < kMostDoublings) ++times_asked_;
  }
  desk_.reactor.post_after(wait, [self = weak_from_this(), asked] {
    const auto connection = self.lock();
    if (connection != nullptr && connection->state_ < State::closing) connection->ask(asked);
  });
}

void WebsocketConnection::admitted(const Asked& asked, http::Permit permit) {
  using enum http::Permit::Verdict;
  if (state_ >= State::closing) return;
  if (permit.verdict == no_such_channel) return turn_out(app::AccessChange::lost);
  if (permit.verdict == unavailable) {
    if (state_ == State::watching) return ask_later(asked);
    return close(realtime::kTryAgainLater.code, realtime::kTryAgainLater.reason);
  }
  stay_ = std::move(permit.stay);
  viewer_.be_here_by_right(permit.is_by_right);
  if (state_ == State::watching) return;
  // It may have become private since it was looked at.
  if (!permit.is_by_right && !desk_.shared.handler.is_open_to_all(*asked->channel)) return ask_later(asked);
  join(*asked);
}

void WebsocketConnection::turn_out(app::AccessChange change) {
  stay_.reset();
  const realtime::Farewell& farewell =
      change == app::AccessChange::lost ? realtime::kNoSuchChannel : realtime::kAskWhoYouAre;
  close(farewell.code, farewell.reason);
}

void WebsocketConnection::answer_with(std::string head) {
  answer_ = std::make_unique<std::string>(std::move(head));
}

// Unless the first message took it along.
void WebsocketConnection::send_answer() {
  if (answer_ == nullptr || !line_.is_open()) return;
  static_cast<void>(send({}));
  if (answer_ != nullptr) when_writable();
}

Line::Moved WebsocketConnection::send_behind_answer(std::span<const iovec> pieces) {
  std::vector<iovec> all{{answer_->data(), answer_->size()}};
  all.insert(all.end(), pieces.begin(), pieces.end());
  Line::Moved moved = line_.send(all);
  const std::size_t of_answer = std::min(moved.bytes, answer_->size());
  moved.bytes -= of_answer;
  answer_->erase(0, of_answer);
  if (answer_->empty()) answer_.reset();
  return moved;
}

realtime::Socket::Sent WebsocketConnection::send(std::span<const iovec> pieces) {
  const Line::Moved moved = answer_ == nullptr ? line_.send(pieces) : send_behind_answer(pieces);
  if (moved.is_over) {
    // Not at once: the topic that sends is in the middle of its viewers.
    desk_.reactor.post([self = weak_from_this()] {
      if (const auto connection = self.lock()) connection->drop();
    });
  }
  return {moved.bytes, moved.is_over};
}

void WebsocketConnection::when_writable() {
  line_.wait_writable(shared_from_this());
}

void WebsocketConnection::on_readable() {
  const std::span<char> buffer = desk_.reactor.read_buffer();
  const Line::Moved moved = line_.receive(buffer);
  if (moved.is_over) return drop();
  const bool is_useless = state_ == State::ending && moved.bytes > 0;
  if (moved.bytes > 0) take(buffer.first(moved.bytes));
  if (is_useless) return wait_for_the_end();
  line_.wait_readable(shared_from_this());
}

// Nothing that still comes is of use, and it may be a flood: it is taken slowly until the peer or the deadline ends it.
void WebsocketConnection::wait_for_the_end() {
  desk_.reactor.post_after(kBetweenUselessReads, [self = shared_from_this()] { self->line_.wait_readable(self); });
}

void WebsocketConnection::take(std::span<char> bytes) {
  desk_.shard.heard(viewer_);
  if (state_ >= State::ending) return;
  const auto failure = parser_.feed(bytes, *this);
  if (!failure) return;
  close(failure->code, failure->reason);
  state_ = State::ending;
  end_when_sent();
}

void WebsocketConnection::on_ping(std::string_view payload) {
  if (state_ < State::closing) desk_.shard.pinged(viewer_, payload);
}

void WebsocketConnection::on_close(std::optional<std::uint16_t> code) {
  // RFC 6455 §5.5.1: the answer echoes the code.
  if (state_ < State::closing) say_goodbye(code ? wire::close_frame(*code, {}) : wire::empty_close_frame());
  state_ = State::ending;
  end_when_sent();
}

void WebsocketConnection::close(std::uint16_t code, std::string_view reason) {
  if (state_ >= State::closing) return;
  desk_.shared.metrics.viewer_closed_by_server(code);
  spdlog::debug("a viewer is closed with {}: {}", code, reason);
  say_goodbye(wire::close_frame(code, reason));
}

void WebsocketConnection::say_goodbye(wire::FramePtr close) {
  state_ = State::closing;
  desk_.shard.leave(viewer_);
  viewer_.finish_with(std::move(close));
  if (viewer_.is_blocked() && viewer_.unsent_bytes() <= kMostToFlushAtClose) {
    // The rest of the message and the close go to the kernel now, to be there whenever the peer reads again.
    line_.limit_send_buffer(kSendBuffer + viewer_.unsent_bytes() + kSendBuffer);
    viewer_.unblock();
  }
  desk_.shard.flush_alone(viewer_);
  desk_.deadlines.put(*this, desk_.reactor.now() + desk_.shared.options.close_timeout);
}

// RFC 6455 §7.1.1: the server ends the TCP connection, once both close frames have passed; what the peer has under way
// is still read, because closing over it would take our own last bytes back.
void WebsocketConnection::end_when_sent() {
  if (state_ == State::ending && !viewer_.has_unsent()) line_.end_sending();
}

void WebsocketConnection::drop() {
  state_ = State::over;
  stay_.reset();
  desk_.shard.leave(viewer_);
  desk_.deadlines.remove(*this);
  line_.close();
}

void WebsocketConnection::on_writable() {
  send_answer();
  desk_.shard.writable(viewer_);
  end_when_sent();
}

void WebsocketConnection::on_deadline() {
  drop();
}

}  // namespace draftwire::net
