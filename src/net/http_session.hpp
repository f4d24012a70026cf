#pragma once

#include <atomic>
#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "net/line.hpp"
#include "net/request_reader.hpp"
#include "net/shared.hpp"
#include "net/upgrade.hpp"

namespace draftwire::net {

// One connection that speaks HTTP/1.1, one request after the other: read whole, handed to the handler in its lane,
// answered. A handshake turns it into a WebsocketConnection. Reactor thread only; kept alive by its waits and by the
// lane that has its request.
class HttpSession final : public LineOwner, public Deadlined, public std::enable_shared_from_this<HttpSession> {
 public:
  HttpSession(Desk& desk, int descriptor, std::string peer, Admission admission);
  ~HttpSession() override;
  HttpSession(const HttpSession&) = delete;
  HttpSession& operator=(const HttpSession&) = delete;

  void start();

  void on_readable() override;
  void on_writable() override;
  void on_broken() override { is_broken_ = true; }
  void on_deadline() override;
  void on_drain() override;

 private:
  enum class Phase {
    proxy,  // a PROXY header has to come
    idle,   // between requests
    head,   // a request has begun
    body,
    handling,  // the answer is being made
    writing,
    ending,    // the answer is out; what the peer still sends is read and dropped
    upgraded,  // the line is a viewer's now, and so are the places
  };

  void begin_request();
  void take_proxy_header();
  void parse();
  void fail(int status, std::string_view detail);
  void fail_with(http::Response response);
  [[nodiscard]] http::Response come_again(int status, std::string_view detail, std::chrono::seconds wait) const;
  void finish_request();
  void handle(http::Request request, const Sender& sender);
  void find_out_if_gone();
  void not_handled(Lanes::Turn why);
  void open_channel(std::expected<Upgrade, UpgradeRefusal> asked, const Sender& sender);
  void answer(http::Response response);
  void write();
  void after_answer();
  void become_websocket(Upgrade upgrade, Places::Place viewer, std::string head);
  void allow(std::chrono::milliseconds time);
  void end();

  Desk& desk_;
  Line line_;
  std::string peer_;
  Admission admission_;
  Phase phase_ = Phase::idle;
  std::unique_ptr<RequestReader> incoming_;
  std::string unread_;  // of the request under way, and of those behind it
  MemoryBudget::Share memory_;

  // The request that is being answered.
  std::string method_;
  std::string request_id_;
  std::chrono::steady_clock::time_point began_;
  bool keep_alive_ = false;
  std::size_t begun_ = 0;               // bytes of the answer that were sent to see if the peer is there
  std::atomic<bool> is_broken_{false};  // the peer takes no answer any more; read on any thread

  // Its answer.
  std::string head_;
  http::Response response_;
  std::string_view body_;
  std::size_t written_ = 0;
  std::chrono::steady_clock::time_point write_until_;
  std::size_t dropped_ = 0;
};

}  // namespace draftwire::net
