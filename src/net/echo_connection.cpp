#include "net/echo_connection.hpp"

#include <zlib.h>

#include <array>
#include <new>
#include <utility>

namespace draftwire::net {
namespace {

constexpr std::uint32_t kMaxEcho = 16 * 1024 * 1024;
constexpr FrameParser::Failure kTooBig{1009, "a message over the limit"};
constexpr FrameParser::Failure kNotDeflated{1007, "a message that does not inflate"};
constexpr FrameParser::Failure kNotText{1007, "a text that is not UTF-8"};

}  // namespace

// One message at a time (client_no_context_takeover).
class EchoConnection::Inflater {
 public:
  Inflater() {
    if (::inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { ::inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void begin() { ::inflateReset(&stream_); }

  // Appends to `out`.
  std::optional<FrameParser::Failure> feed(std::string_view piece, std::string& out) {
    std::array<char, 16 * 1024> buffer;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));  // zlib reads only
    stream_.avail_in = static_cast<uInt>(piece.size());
    while (true) {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = static_cast<uInt>(buffer.size());
      const int result = ::inflate(&stream_, Z_SYNC_FLUSH);
      out.append(buffer.data(), buffer.size() - stream_.avail_out);
      if (out.size() > kMaxEcho) return kTooBig;
      if (result == Z_STREAM_END) {
        ::inflateReset(&stream_);  // a block may be marked as the last (RFC 7692 §7.2.3.5)
      } else if (result == Z_BUF_ERROR || (result == Z_OK && stream_.avail_in == 0 && stream_.avail_out > 0)) {
        return std::nullopt;
      } else if (result != Z_OK) {
        return kNotDeflated;
      }
    }
  }

 private:
  z_stream stream_{};
};

EchoConnection::EchoConnection(Desk& desk, Line line, Places::Place connection, Places::Place viewer,
                               wire::Frame::Form form)
    : WebsocketConnection(desk, std::move(line), std::move(connection), std::move(viewer), form, kMaxEcho) {}

EchoConnection::~EchoConnection() = default;

void EchoConnection::start(Upgrade, std::span<char> early) {
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

void EchoConnection::on_data(FrameParser::Message kind, std::string_view piece, bool is_end) {
  if (has_failed_) return;
  std::optional<FrameParser::Failure> failure;
  if (kind.is_deflated) {
    if (inflater_ == nullptr) inflater_ = std::make_unique<Inflater>();
    failure = inflater_->feed(piece, message_);
    if (!failure && is_end) {
      failure = inflater_->feed(std::string_view("\0\0\xFF\xFF", 4), message_);  // RFC 7692 §7.2.2
      inflater_->begin();
    }
    if (!failure && is_end && kind.is_text && !is_utf8(message_)) failure = kNotText;
  } else {
    message_ += piece;
  }
  if (failure) {
    has_failed_ = true;
    return fail(*failure);
  }
  if (!is_end) return;
  const wire::Frame plain(kind.is_text ? wire::Frame::Opcode::text : wire::Frame::Opcode::binary, message_);
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
