#include "unit/net/house.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <thread>
#include <utility>

#include "unit/wire/inflated.hpp"
#include "wire/deflate.hpp"

namespace draftwire::testing {
namespace {

constexpr int kPatience = 8'000;

domain::Setup a_setup() {
  return a_draft()
      .with_style(domain::Style::snake)
      .with_team_size(5)
      .with_pool({900, 800, 700, 600, 500, 400, 300, 200})
      .setup();
}

net::ServerOptions listening(net::ServerOptions options) {
  if (options.listen.empty()) options.listen = {"127.0.0.1:0"};
  if (options.reactors == 0) options.reactors = 2;
  if (!options.trust_in) {
    options.trust_in = [](const http::Request& handshake) -> std::expected<http::OriginTrust, net::UpgradeRefusal> {
      const bool is_foreign =
          handshake.header_count("Origin") > 0 && handshake.header("Origin") != "http://own.example";
      if (is_foreign) return std::unexpected(net::UpgradeRefusal{403, "foreign"});
      return http::OriginTrust::own;
    };
  }
  return options;
}

}  // namespace

std::optional<Lane> ScriptedHandler::lane_of(const http::Request& request) const {
  if (request.target.is("now")) return std::nullopt;
  if (request.method != "GET") return Lane::command;
  return request.target.query == "dear" ? Lane::dear : Lane::read;
}

http::Response ScriptedHandler::handle_now(const http::Request& request) {
  http::Response response;
  response.body = "now " + request.target.path;
  return response;
}

http::Response ScriptedHandler::handle(const http::Request& request) {
  const std::string& path = request.target.path;
  http::Response response;
  response.body = path;
  if (path.starts_with("/echo")) {
    response.body = request.method + " " + request.remote_address + " " + request.request_id + " " + request.body;
  } else if (path == "/big") {
    const std::string& wanted = request.target.query;
    std::size_t size = 0;
    std::from_chars(wanted.data(), wanted.data() + wanted.size(), size);
    response.body = std::string(size, 'b');
  } else if (path == "/page") {
    static const std::string kPage(kPageSize, 'p');
    response.static_body = kPage;
  } else if (path.starts_with("/held")) {
    ++held;
    held.notify_all();
    auto is_released = is_released_.lock();
    is_released.wait(released_, [](bool yes) { return yes; });
    --held;
    return response;
  }
  ++handled;
  handled.notify_all();
  return response;
}

http::Response ScriptedHandler::refuse(int status, std::string_view detail) {
  if (is_refusing_broken.exchange(false)) {
    is_refusing_broken.notify_all();
    throw std::runtime_error("nothing can be refused");
  }
  http::Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/problem+json"}};
  response.body = detail;
  return response;
}

http::Permit ScriptedHandler::admit(std::string_view cookies, app::Channel channel,
                                    std::function<void(app::AccessChange)> turn_out_this) {
  using enum http::Permit::Verdict;
  if (is_store_away) {
    ++told_away;
    told_away.notify_all();
    return {.verdict = unavailable};
  }
  if (!is_open_to_all(channel) && asked_before > 0) {
    --asked_before;
    return {.verdict = welcome};
  }
  domain::TeamId team;
  if (!cookies.starts_with("seat=")) return {.verdict = is_open_to_all(channel) ? welcome : no_such_channel};
  std::from_chars(cookies.data() + 5, cookies.data() + cookies.size(), team.value);
  *turn_out.lock() = std::move(turn_out_this);
  return {.is_by_right = true, .stay = attendance.arrive({channel.id}, {&team, 1})};
}

void ScriptedHandler::release() {
  *is_released_.lock() = true;
  released_.notify_all();
}

House::House(Plan plan)
    : lanes(plan.lanes, metrics),
      hub(plan.live, log, handler.attendance, lanes, metrics),
      server(listening(std::move(plan.server)), handler, hub, lanes, metrics),
      game_(a_setup()) {
  store.add_draft({7}, {3}, a_setup());
  store.add_draft({ScriptedHandler::kPrivate}, {4}, a_setup());
  server.start();
}

House::~House() {
  handler.release();
  server.stop();
  lanes.stop();
}

std::shared_ptr<const app::Commit> House::commit() {
  Commit events;
  if (commits_ == 0) {
    events = game_.start();
  } else if (commits_ == 1 || commits_ % 2 == 0) {
    events = game_.pick_anyone();
  } else {
    events = game_.undo();
  }
  ++commits_;
  auto commit = store.append(std::move(events));
  hub.committed(commit);
  return commit;
}

std::string handshake(std::string_view path, std::string_view headers) {
  return fmt::format(
      "GET {} HTTP/1.1\r\nHost: own.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{}\r\n",
      path, headers);
}

Client::Client(int port, std::optional<int> receive_buffer) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (receive_buffer) {
    (void)::setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &*receive_buffer, sizeof *receive_buffer);
  }
  const int yes = 1;
  (void)::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("nobody listens");
  }
}

Client::~Client() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Client::Client(Client&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), received_(std::move(other.received_)) {}

void Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size < 0) return;  // the peer has had enough; what it said is still to be read
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

std::size_t Client::send_some(std::string_view bytes) {
  const ssize_t size = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  return size < 0 ? 0 : static_cast<std::size_t>(size);
}

void Client::send_byte_by_byte(std::string_view bytes) {
  for (const char& byte : bytes) send({&byte, 1});
}

bool Client::receive_more() {
  pollfd waiting{descriptor_, POLLIN, 0};
  if (::poll(&waiting, 1, kPatience) <= 0) throw std::runtime_error("nothing came");
  std::string buffer(65'536, '\0');
  const ssize_t size = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
  if (size <= 0) return false;
  received_.append(buffer, 0, static_cast<std::size_t>(size));
  return true;
}

std::string Client::take(std::size_t size) {
  while (received_.size() < size) {
    if (!receive_more()) throw std::runtime_error("the line ended");
  }
  std::string taken = received_.substr(0, size);
  received_.erase(0, size);
  if (received_.empty()) received_.shrink_to_fit();  // tests look at what the process holds
  return taken;
}

Client::Answer Client::answer(bool has_body) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive_more()) throw std::runtime_error("the line ended before an answer");
  }
  Answer answer;
  answer.head = take(end + 4);
  answer.status = std::stoi(answer.head.substr(9, 3));
  const std::string length = answer.header("Content-Length");
  if (has_body && !length.empty()) answer.body = take(std::stoul(length));
  return answer;
}

std::string Client::Answer::header(std::string_view name) const {
  const auto index = head.find(fmt::format("\r\n{}: ", name));
  if (index == std::string::npos) return "";
  const auto begin = index + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

Client::Answer Client::ask(std::string_view method_and_target, std::string_view headers, std::string_view body) {
  const std::string length = body.empty() ? "" : fmt::format("Content-Length: {}\r\n", body.size());
  send(fmt::format("{} HTTP/1.1\r\nHost: own.example\r\n{}{}\r\n{}", method_and_target, headers, length, body));
  return answer(!method_and_target.starts_with("HEAD"));
}

void Client::watch(std::string_view path, std::string_view headers) {
  send(handshake(path, headers));
  const Answer switched = answer(false);
  if (switched.status != 101) throw std::runtime_error("refused: " + switched.head);
}

Client::WsMessage Client::message() {
  const std::string head = take(2);
  WsMessage message;
  message.opcode = static_cast<unsigned char>(head[0]) & 0x0FU;
  std::size_t length = static_cast<unsigned char>(head[1]);
  if (length >= 126) {
    const std::string extra = take(length == 126 ? 2 : 8);
    length = 0;
    for (const char c : extra) length = length << 8 | static_cast<unsigned char>(c);
  }
  message.payload = take(length);
  message.is_deflated = (static_cast<unsigned char>(head[0]) & 0x40U) != 0;
  if (message.is_deflated) message.payload = inflated(message.payload, wire::kDeflateWindowBits);
  return message;
}

std::string Client::text_of_type(std::string_view type) {
  while (true) {
    WsMessage next = message();
    if (next.opcode == 1 && next.payload.find(fmt::format(R"("type":"{}")", type)) != std::string::npos) {
      return next.payload;
    }
  }
}

int Client::close_code() {
  try {
    while (true) {
      const WsMessage next = message();
      if (next.opcode != 8) continue;
      if (next.payload.size() < 2) return 1005;
      return static_cast<unsigned char>(next.payload[0]) << 8 | static_cast<unsigned char>(next.payload[1]);
    }
  } catch (const std::runtime_error&) {
    return 1006;
  }
}

bool Client::is_ended() {
  while (receive_more()) received_.clear();
  return true;
}

std::size_t Client::sipped(std::chrono::milliseconds every) {
  while (receive_more()) std::this_thread::sleep_for(every);
  return std::exchange(received_, {}).size();
}

bool Client::is_quiet(int milliseconds) {
  pollfd waiting{descriptor_, POLLIN, 0};
  return received_.empty() && ::poll(&waiting, 1, milliseconds) == 0;
}

void Client::end_sending() {
  ::shutdown(descriptor_, SHUT_WR);
}

void Client::vanish() {
  const linger at_once{1, 0};
  (void)::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(std::exchange(descriptor_, -1));
}

}  // namespace draftwire::testing
