#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "net/frame_budget.hpp"
#include "net/frame_parser.hpp"
#include "net/line.hpp"
#include "net/shared.hpp"
#include "net/upgrade.hpp"
#include "realtime/viewer.hpp"

namespace draftwire::net {

// One viewer's connection after the upgrade: reads control frames, drops data frames, and sends the shared frames of
// its topic. No buffer and no timer of its own while it is quiet. Reactor thread only; kept alive by its own waits.
class WebsocketConnection : public realtime::Socket,
                            public LineOwner,
                            public Deadlined,
                            public std::enable_shared_from_this<WebsocketConnection>,
                            protected FrameParser::Sink {
 public:
  static constexpr std::uint32_t kMaxMessage = 4 * 1024;

  // `form`: what was agreed on in the handshake.
  WebsocketConnection(Desk& desk, Line line, Admission admission, Places::Place viewer, wire::Frame::Form form,
                      std::uint32_t max_message = kMaxMessage);
  ~WebsocketConnection() override;
  WebsocketConnection(const WebsocketConnection&) = delete;
  WebsocketConnection& operator=(const WebsocketConnection&) = delete;

  // Answers the handshake with `head` and joins the channel, at once when it is open to all; the answer and the first
  // message leave in one send when both are there. `early`: what the client sent right after its handshake.
  virtual void start(Upgrade upgrade, std::string head, std::span<char> early);

  // realtime::Socket
  Sent send(std::span<const iovec> pieces) override;
  // The answer to the handshake goes first.
  [[nodiscard]] int descriptor() const override { return answer_ == nullptr ? line_.descriptor() : -1; }
  void when_writable() override;
  void close(std::uint16_t code, std::string_view reason) override;
  void drop() override;

  // LineOwner
  void on_readable() override;
  void on_writable() override;

  // Deadlined: the other half of the close handshake did not come.
  void on_deadline() override;

 protected:
  bool on_frame(std::uint64_t bytes) override { return budget_.take(bytes, desk_.reactor.now()); }
  void on_ping(std::string_view payload) override;
  void on_pong() override {}
  void on_close(std::optional<std::uint16_t> code) override;

  void take(std::span<char> bytes);
  void answer_with(std::string head);
  void send_answer();

  Desk& desk_;
  Line line_;

 private:
  // To the handshake, as far as it has not been sent. Beside the line: every send looks at both.
  std::unique_ptr<std::string> answer_;

 protected:
  realtime::Viewer viewer_;

 private:
  // Only ever a later one.
  enum class State : std::uint8_t {
    entering,  // it has not joined its channel
    watching,  // it has joined its channel
    closing,   // our close is sent or waits to be; the peer's has not come, and still may
    ending,    // the same, but nothing that the peer still sends is of use
    over,      // the line is closed
  };
  using Asked = std::shared_ptr<Upgrade>;

  void join(Upgrade& upgrade);
  void ask(const Asked& asked);
  void ask_later(const Asked& asked);
  void admitted(const Asked& asked, http::Permit permit);
  void turn_out(app::AccessChange change);
  void wait_for_the_end();
  void say_goodbye(wire::FramePtr close);
  void end_when_sent();
  Line::Moved send_behind_answer(std::span<const iovec> pieces);

  Admission admission_;
  Places::Place viewer_place_;
  FrameParser parser_;
  FrameBudget budget_;
  std::shared_ptr<const void> stay_;  // while rights are looked after that can be taken away
  std::uint8_t times_asked_ = 0;      // while viewing already, up to kMostDoublings
  State state_ = State::entering;
};

}  // namespace draftwire::net
