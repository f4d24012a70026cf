#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "net/websocket_connection.hpp"

namespace draftwire::net {

// Sends every message back, for conformance suites: what is between the frames and the socket is the product's, but
// nothing is dropped and no topic is joined. Reads no further while an answer waits for room. Only in builds with
// DRAFTWIRE_ECHO. Reactor thread only; kept alive by its own waits.
class EchoConnection final : public WebsocketConnection {
 public:
  EchoConnection(Desk& desk, Line line, Admission admission, Places::Place viewer, wire::Frame::Form form);

  void start(Upgrade upgrade, std::string head, std::span<char> early) override;
  void on_readable() override;
  void on_writable() override;

 private:
  bool on_frame(std::uint64_t) override { return true; }
  void on_ping(std::string_view payload) override;
  void on_data(bool is_text, std::string_view piece, bool is_end) override;
  void on_close(std::optional<std::uint16_t> code) override;
  void send_waiting();
  [[nodiscard]] bool is_idle() const;
  void listen();

  std::string message_;  // under way
  std::deque<wire::FramePtr> waiting_;
  std::optional<std::optional<std::uint16_t>> waiting_close_;  // answered after them
};

}  // namespace draftwire::net
