#include "net/echo_connection.hpp"

#include <utility>

namespace draftwire::net {
namespace {

constexpr std::uint32_t kMaxEcho = 16 * 1024 * 1024;

}  // namespace

EchoConnection::EchoConnection(Desk& desk, Line line, Admission admission, Places::Place viewer, wire::Frame::Form form)
    : WebsocketConnection(desk, std::move(line), std::move(admission), std::move(viewer), form, kMaxEcho) {}

void EchoConnection::start(Upgrade, std::string head, std::span<char> early) {
  answer_with(std::move(head));
  send_answer();
  if (!early.empty()) take(early);
  listen();
}

void EchoConnection::on_readable() {
  const std::span<char> buffer = desk_.reactor.read_buffer();
  const Line::Moved moved = line_.receive(buffer);
  if (moved.is_over) return drop();
  if (moved.bytes > 0) take(buffer.first(moved.bytes));
  listen();
}

void EchoConnection::listen() {
  if (is_idle()) line_.wait_readable(shared_from_this());
}

void EchoConnection::on_writable() {
  WebsocketConnection::on_writable();
  send_waiting();
  if (!is_idle()) return;
  if (const auto close = std::exchange(waiting_close_, std::nullopt)) WebsocketConnection::on_close(*close);
  listen();
}

void EchoConnection::on_ping(std::string_view payload) {
  viewer_.pong(payload);
  desk_.shard.flush_alone(viewer_);
}

void EchoConnection::on_data(bool is_text, std::string_view piece, bool is_end) {
  message_ += piece;
  if (!is_end) return;
  const wire::Frame plain(is_text ? wire::Frame::Opcode::text : wire::Frame::Opcode::binary, message_);
  message_ = {};
  waiting_.push_back(viewer_.takes_deflated() ? wire::with_deflated(plain)
                                              : std::make_shared<const wire::Frame>(plain));
  send_waiting();
}

void EchoConnection::on_close(std::optional<std::uint16_t> code) {
  if (is_idle()) return WebsocketConnection::on_close(code);
  waiting_close_ = code;
}

bool EchoConnection::is_idle() const {
  return waiting_.empty() && !viewer_.has_unsent();
}

void EchoConnection::send_waiting() {
  while (!waiting_.empty() && !viewer_.has_unsent()) {
    viewer_.address(std::move(waiting_.front()), 0);
    waiting_.pop_front();
    desk_.shard.flush_alone(viewer_);
  }
}

}  // namespace draftwire::net
