#include "live/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace draftwire::bench {
namespace {

// The value of a header in a head whose names are spelt as our servers spell them; nothing when it has none.
std::string_view header(std::string_view head, std::string_view name) {
  const std::string line = "\r\n" + std::string(name) + ": ";
  const auto at = head.find(line);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = head.substr(at + line.size());
  return rest.substr(0, rest.find("\r\n"));
}

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

HttpClient::HttpClient(int port, std::string cookie)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), cookie_(std::move(cookie)) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(static_cast<std::uint16_t>(port));
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) {
    throw std::runtime_error("nobody listens on port " + std::to_string(port));
  }
  const int on = 1;
  (void)::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

HttpClient::~HttpClient() {
  if (socket_ >= 0) ::close(socket_);
}

HttpClient::HttpClient(HttpClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), cookie_(std::move(other.cookie_)), unread_(std::move(other.unread_)) {}

HttpClient& HttpClient::operator=(HttpClient&& other) noexcept {
  std::swap(socket_, other.socket_);
  std::swap(cookie_, other.cookie_);
  std::swap(unread_, other.unread_);
  return *this;
}

HttpClient::Answer HttpClient::request(std::string_view method, std::string_view path, std::string_view body) {
  std::string text;
  text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  if (!cookie_.empty()) text.append("Cookie: ").append(cookie_).append("\r\n");
  if (method != "GET") {
    text.append("Content-Type: application/json\r\nContent-Length: ").append(std::to_string(body.size()));
    text.append("\r\n");
  }
  text.append("\r\n").append(body);
  for (std::string_view left = text; !left.empty();) {
    const ssize_t sent = ::send(socket_, left.data(), left.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw std::runtime_error("the server does not take a request");
    left.remove_prefix(static_cast<std::size_t>(sent));
  }
  const std::string head = read_head();
  Answer answer;
  answer.status = static_cast<int>(number(std::string_view(head).substr(9, 3)));
  const std::size_t size = number(header(head, "Content-Length"));
  while (unread_.size() < size) read_more();
  answer.body = unread_.substr(0, size);
  unread_.erase(0, size);
  const std::string_view cookie = header(head, "Set-Cookie");
  if (!cookie.empty()) cookie_ = cookie.substr(0, cookie.find(';'));
  return answer;
}

boost::json::value HttpClient::call(std::string_view method, std::string_view path, const boost::json::value& body) {
  const std::string text = method == "GET" ? std::string() : boost::json::serialize(body);
  const Answer answer = request(method, "/api/v1" + std::string(path), text);
  if (answer.status < 200 || answer.status >= 300) {
    throw std::runtime_error(std::string(method) + " " + std::string(path) + ": " + std::to_string(answer.status) +
                             " " + answer.body);
  }
  return answer.body.empty() ? boost::json::value{} : boost::json::parse(answer.body);
}

std::string HttpClient::read_head() {
  std::size_t end = 0;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos) read_more();
  std::string head = unread_.substr(0, end + 2);
  unread_.erase(0, end + 4);
  return head;
}

void HttpClient::read_more() {
  std::array<char, 64 * 1024> buffer;
  const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (size <= 0) {
    ::close(std::exchange(socket_, -1));  // a server that stops waits for it
    throw std::runtime_error("the server ended the connection");
  }
  unread_.append(buffer.data(), static_cast<std::size_t>(size));
}

}  // namespace draftwire::bench
