#include "net/http_session.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#ifdef DRAFTWIRE_ECHO
#include "net/echo_connection.hpp"
#endif
#include "net/proxy_header.hpp"
#include "net/response_head.hpp"
#include "net/websocket_connection.hpp"

namespace draftwire::net {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kEndingTime{1'000};
constexpr std::size_t kSendBuffer = 128 * 1024;
constexpr std::size_t kMostDropped = 4 * 1024 * 1024;  // of what a peer sends although its answer is out
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

bool is_read_only(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

// To assign nothing to a text would keep its memory.
template <class T>
void give_back(T& held) {
  static_cast<void>(std::exchange(held, {}));
}

}  // namespace

HttpSession::HttpSession(Desk& desk, int descriptor, std::string peer, Admission admission)
    : desk_(desk),
      line_(desk.reactor, descriptor),
      peer_(std::move(peer)),
      admission_(std::move(admission)),
      memory_(desk.shared.memory) {
  desk_.shared.metrics.connection_opened();
}

HttpSession::~HttpSession() {
  desk_.deadlines.remove(*this);
  if (phase_ == Phase::upgraded) return;
  admission_ = {};  // first: the one who reads that the connection is over may have its place
  desk_.shared.metrics.connection_closed();
}

void HttpSession::start() {
  if (desk_.shared.options.sends_proxy_header) phase_ = Phase::proxy;
  allow(desk_.shared.options.head_timeout);
  line_.wait_readable(shared_from_this());
}

void HttpSession::allow(std::chrono::milliseconds time) {
  desk_.deadlines.put(*this, desk_.reactor.now() + time);
}

void HttpSession::end() {
  desk_.deadlines.remove(*this);
  line_.close();
}

// --- Reading

void HttpSession::on_readable() {
  if (phase_ == Phase::handling) find_out_if_gone();
  if (phase_ == Phase::handling || phase_ == Phase::writing) return;  // read on after the answer
  const std::span<char> buffer = desk_.reactor.read_buffer();
  const Line::Moved moved = line_.receive(buffer);
  if (moved.is_over) return end();
  if (phase_ == Phase::ending) {
    dropped_ += moved.bytes;
    if (dropped_ > kMostDropped) return end();
    return line_.wait_readable(shared_from_this());
  }
  const std::size_t of_request = incoming_ == nullptr ? 0 : incoming_->held_bytes();
  if (!memory_.may_hold(of_request + unread_.size() + moved.bytes)) {
    if (incoming_ == nullptr) begin_request();  // so that the answer is its own
    return fail_with(come_again(503, "There is no memory for this request now. Try again in a moment.", 5s));
  }
  unread_.append(buffer.data(), moved.bytes);
  if (phase_ == Phase::proxy) return take_proxy_header();
  parse();
}

void HttpSession::take_proxy_header() {
  const auto header = read_proxy_header(unread_);
  if (!header) {
    warn_of_proxy(peer_, header.error());
    return end();
  }
  if (!*header) return line_.wait_readable(shared_from_this());
  phase_ = Phase::idle;
  unread_.erase(0, (*header)->size);
  if ((*header)->client) {
    peer_ = *(*header)->client;
    if (const auto limited = desk_.shared.options.limited_address(peer_, {})) {
      admission_.of_address = desk_.shared.addresses.take(*limited);
      if (!admission_.of_address) return fail_with(come_again(429, "Too many connections from this address.", 5s));
    }
  }
  parse();
}

void HttpSession::begin_request() {
  phase_ = Phase::head;
  incoming_ = std::make_unique<RequestReader>();
  began_ = desk_.reactor.now();
  allow(desk_.shared.options.head_timeout);
}

void HttpSession::parse() {
  if (phase_ == Phase::idle) {
    // RFC 9112 §2.2: an empty line before a request is passed over.
    std::size_t empty = 0;
    while (std::string_view(unread_).substr(empty).starts_with("\r\n")) empty += 2;
    unread_.erase(0, empty);
    if (!unread_.empty() && unread_ != "\r") begin_request();
  }
  if (incoming_ == nullptr) return line_.wait_readable(shared_from_this());

  const auto is_whole = incoming_->read(unread_);
  if (unread_.empty()) give_back(unread_);
  if (!is_whole) return fail(is_whole.error().status, is_whole.error().detail);
  if (*is_whole) return finish_request();
  if (phase_ == Phase::head && incoming_->is_head_whole()) {
    phase_ = Phase::body;
    allow(desk_.shared.options.body_timeout);
    if (incoming_->waits_for_continue()) {
      const iovec piece{const_cast<char*>(kContinue.data()), kContinue.size()};  // sendmsg reads only
      if (line_.send({&piece, 1}).bytes != kContinue.size()) return end();
    }
  }
  line_.wait_readable(shared_from_this());
}

// The rest of what the peer sends can't be told from a request any more.
void HttpSession::fail(int status, std::string_view detail) {
  fail_with(desk_.shared.handler.refuse(status, detail));
}

void HttpSession::fail_with(http::Response response) {
  if (incoming_ != nullptr) {
    method_ = incoming_->method();
    request_id_ = desk_.shared.request_ids.accept_or_make(incoming_->header("X-Request-Id"));
  }
  keep_alive_ = false;
  incoming_.reset();
  give_back(unread_);
  answer(std::move(response));
}

http::Response HttpSession::come_again(int status, std::string_view detail, std::chrono::seconds wait) const {
  http::Response response = desk_.shared.handler.refuse(status, detail);
  std::erase_if(response.headers, [](const auto& header) { return header.first == "Retry-After"; });
  response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return response;
}

void HttpSession::finish_request() {
  auto [request, is_http_1_1, keep_alive] = incoming_->take();
  incoming_.reset();
  phase_ = Phase::handling;
  desk_.deadlines.remove(*this);  // the handler takes the time that it needs

  request.remote_address = peer_;
  method_ = request.method;
  keep_alive_ = keep_alive && !desk_.shared.is_draining;
  request_id_ = desk_.shared.request_ids.accept_or_make(request.header("X-Request-Id"));
  request.request_id = request_id_;

  const std::size_t hosts = request.header_count("Host");
  const bool is_hostless = request.target.authority && request.target.authority->empty();  // RFC 9110 §4.2.1
  if (hosts > 1 || (hosts == 0 && is_http_1_1) || is_hostless) {
    return fail(400, "A request names its host once.");  // RFC 9112 §3.2
  }
  const ServerOptions& options = desk_.shared.options;
  const auto limited = options.limited_address(peer_, request.last_header("X-Forwarded-For"));
  const Sender sender{limited.value_or(peer_), limited.has_value()};
  if (auto asked = upgrade_in(request, is_http_1_1, {options.trust_in, options.may_deflate})) {
    return open_channel(std::move(*asked), sender);
  }
  const bool may_wait = sender.is_limited && !is_read_only(request.method);
  if (const auto wait = may_wait ? desk_.shared.writes.take(sender.name, began_) : std::nullopt) {
    return answer(come_again(429, "Too many requests from this address.", *wait));
  }
  handle(std::move(request), sender);
}

// --- Answering

void HttpSession::handle(http::Request request, const Sender& sender) {
  http::Handler& handler = desk_.shared.handler;
  const auto lane = handler.lane_of(request);
  if (!lane) return answer(handler.handle_now(request));
  auto job = [self = shared_from_this(), &handler, &reactor = desk_.reactor,
              request = std::move(request)](Lanes::Turn turn) mutable {
    if (turn != Lanes::Turn::now) {
      return reactor.post([self = std::move(self), turn] { self->not_handled(turn); });
    }
    http::Response response = handler.handle(request);
    reactor.post(
        [self = std::move(self), response = std::move(response)]() mutable { self->answer(std::move(response)); });
  };
  // The job keeps this alive. A command was given, whether or not its captain is still on the line.
  Lanes::IsWanted is_wanted;
  if (*lane != Lane::command) is_wanted = [this] { return !is_broken_; };
  desk_.shared.lanes.post(*lane, sender, std::move(job), std::move(is_wanted));
  // A peer that has sent its next request waits for this answer.
  if (unread_.empty()) line_.wait_readable(shared_from_this());
}

// A peer that has ended its side has either gone, or still takes its answer (RFC 9293 §3.6). One that has gone resets
// the connection at the first bytes that come; those of an answer are the same whatever it will say.
void HttpSession::find_out_if_gone() {
  if (begun_ > 0 || !line_.has_peer_ended()) return;
  const iovec piece{const_cast<char*>(kEveryAnswer.data()), kEveryAnswer.size()};  // sendmsg reads only
  const Line::Moved moved = line_.send({&piece, 1});
  begun_ = moved.bytes;
  if (moved.is_over) {
    is_broken_ = true;
  } else {
    line_.wait_broken(shared_from_this());
  }
}

void HttpSession::not_handled(Lanes::Turn why) {
  switch (why) {
    case Lanes::Turn::too_many_of_sender:
      desk_.shared.metrics.request_refused_as_busy();
      return answer(come_again(429, "Too many requests of this address wait already. Try again in a moment.", 1s));
    case Lanes::Turn::no_room:
      desk_.shared.metrics.request_refused_as_busy();
      return answer(come_again(503, "The server is too busy. Try again in a moment.", 1s));
    case Lanes::Turn::stopped:
      return answer(come_again(503, "The server stops. Try again in a moment.", 1s));
    case Lanes::Turn::unwanted:
    case Lanes::Turn::now:
      return end();
  }
}

void HttpSession::open_channel(std::expected<Upgrade, UpgradeRefusal> asked, const Sender& sender) {
  if (!asked) {
    UpgradeRefusal& refusal = asked.error();
    http::Response response = desk_.shared.handler.refuse(refusal.status, refusal.detail);
    std::move(refusal.headers.begin(), refusal.headers.end(), std::back_inserter(response.headers));
    return answer(std::move(response));
  }
  AddressPlaces::Place of_address;
  if (sender.is_limited) {
    if (const auto wait = desk_.shared.handshakes.take(sender.name, began_)) {
      return answer(come_again(429, "Too many handshakes from this address.", *wait));
    }
    // Who comes through a proxy has a connection of its own from here on.
    if (!admission_.of_address) {
      of_address = desk_.shared.addresses.take(sender.name);
      if (!of_address) return answer(come_again(429, "Too many connections from this address.", 5s));
    }
  }
  Places::Place viewer = desk_.shared.is_draining ? Places::Place{} : desk_.shared.viewers.take();
  if (!viewer) {
    return answer(come_again(503, "No more viewers fit here now. Try again in a moment.", 5s));
  }
  if (of_address) admission_.of_address = std::move(of_address);
  http::Response switching;
  switching.status = 101;
  switching.headers = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Accept", asked->accept}};
  if (asked->extensions) switching.headers.emplace_back("Sec-WebSocket-Extensions", *asked->extensions);
  desk_.shared.metrics.request_finished(method_, switching.status, desk_.reactor.now() - began_);
  std::string head = response_head(switching, {.request_id = request_id_, .body_size = 0, .keep_alive = true});
  asked->sender = sender;
  become_websocket(std::move(*asked), std::move(viewer), std::move(head));
}

void HttpSession::answer(http::Response response) {
  // What was only looked at can be looked at again; what has happened is told.
  if (is_read_only(method_) && !memory_.may_hold(unread_.size() + response.body.size())) {
    response = come_again(503, "There is no memory for this answer now. Try again in a moment.", 5s);
  }
  response_ = std::move(response);
  if (desk_.shared.is_draining) keep_alive_ = false;
  body_ = response_.static_body.empty() ? std::string_view(response_.body) : response_.static_body;
  if (is_without_body(response_.status)) body_ = {};
  head_ = response_head(response_, {.request_id = request_id_, .body_size = body_.size(), .keep_alive = keep_alive_});
  if (method_ == "HEAD") body_ = {};
  memory_.hold(unread_.size() + response_.body.size());
  // What a slow peer has not taken waits here, where it counts, and not in the kernel.
  if (body_.size() > kSendBuffer) line_.limit_send_buffer(kSendBuffer);
  written_ = std::exchange(begun_, 0);
  write_until_ = desk_.reactor.now() + desk_.shared.options.write_timeout +
                 std::chrono::seconds(body_.size() / desk_.shared.options.least_taken_a_second);
  phase_ = Phase::writing;
  desk_.shared.metrics.request_finished(method_, response_.status, desk_.reactor.now() - began_);
  write();
}

void HttpSession::write() {
  while (written_ < head_.size() + body_.size()) {
    const std::string_view head = std::string_view(head_).substr(std::min(written_, head_.size()));
    const std::string_view body = body_.substr(written_ - (head_.size() - head.size()));
    const std::array<iovec, 2> pieces{iovec{const_cast<char*>(head.data()), head.size()},  // sendmsg reads only
                                      iovec{const_cast<char*>(body.data()), body.size()}};
    const Line::Moved moved = line_.send(pieces);
    if (moved.is_over) return end();
    written_ += moved.bytes;
    if (moved.bytes < head.size() + body.size()) {
      desk_.deadlines.put(*this, write_until_);
      return line_.wait_writable(shared_from_this());
    }
  }
  after_answer();
}

void HttpSession::on_writable() {
  if (phase_ == Phase::writing) write();
}

void HttpSession::after_answer() {
  body_ = {};
  give_back(response_);
  give_back(head_);
  memory_.hold(unread_.size());
  if (keep_alive_ && !desk_.shared.is_draining) {
    phase_ = Phase::idle;
    allow(desk_.shared.options.idle_timeout);
    if (unread_.empty()) return line_.wait_readable(shared_from_this());
    // The next request is here already; others have their turn first.
    return desk_.reactor.post([self = shared_from_this()] {
      if (self->line_.is_open()) self->parse();
    });
  }
  // RFC 9112 §9.6: closing over bytes that are still under way would take our answer back.
  phase_ = Phase::ending;
  line_.end_sending();
  allow(kEndingTime);
  line_.wait_readable(shared_from_this());
}

void HttpSession::become_websocket(Upgrade upgrade, Places::Place viewer, std::string head) {
  phase_ = Phase::upgraded;
  desk_.deadlines.remove(*this);
  const auto form = upgrade.extensions ? wire::Frame::Form::deflated : wire::Frame::Form::plain;
#ifdef DRAFTWIRE_ECHO
  if (!upgrade.channel) {
    const auto echo =
        std::make_shared<EchoConnection>(desk_, std::move(line_), std::move(admission_), std::move(viewer), form);
    return echo->start(std::move(upgrade), std::move(head), unread_);
  }
#endif
  const auto connection =
      std::make_shared<WebsocketConnection>(desk_, std::move(line_), std::move(admission_), std::move(viewer), form);
  connection->start(std::move(upgrade), std::move(head), unread_);
}

// --- Time

void HttpSession::on_deadline() {
  switch (phase_) {
    case Phase::head:
      return fail(408, "The request's head did not come in time.");
    case Phase::body:
      return fail(408, "The request's body did not come in time.");
    case Phase::handling:
    case Phase::upgraded:
      return;
    case Phase::writing:
      return line_.abort();
    case Phase::proxy:
      warn_of_proxy(peer_, "no whole PROXY header came in time");
      return end();
    case Phase::idle:
    case Phase::ending:
      return end();
  }
}

void HttpSession::on_drain() {
  if (phase_ == Phase::idle || phase_ == Phase::proxy) end();
}

}  // namespace draftwire::net
