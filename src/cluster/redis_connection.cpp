#include "cluster/redis_connection.hpp"

#include <poll.h>
#include <sys/time.h>

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace draftwire::cluster {
namespace {

timeval as_timeval(std::chrono::milliseconds time) {
  return {time.count() / 1000, (time.count() % 1000) * 1000};
}

}  // namespace

RedisAddress redis_address(const std::string& url) {
  constexpr std::string_view kPrefix = "redis://";
  const auto refuse = [&] { throw RedisError(fmt::format("expected redis://HOST:PORT, not '{}'", url)); };
  if (!url.starts_with(kPrefix)) refuse();
  std::string_view rest = std::string_view(url).substr(kPrefix.size());
  RedisAddress address;
  if (const auto at = rest.rfind('@'); at != std::string_view::npos) {
    const std::string_view who = rest.substr(0, at);
    const auto colon = who.find(':');
    if (colon == std::string_view::npos) refuse();
    address.user = who.substr(0, colon);
    address.password = who.substr(colon + 1);
    rest.remove_prefix(at + 1);
  }
  if (rest.ends_with('/')) rest.remove_suffix(1);
  const auto colon = rest.rfind(':');
  if (colon != std::string_view::npos && !rest.ends_with(']')) {
    const std::string_view port = rest.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (error != std::errc{} || end != port.data() + port.size() || address.port < 1 || address.port > 65535) refuse();
    rest = rest.substr(0, colon);
  }
  if (rest.starts_with('[') && rest.ends_with(']')) rest = rest.substr(1, rest.size() - 2);
  if (rest.empty() || rest.find('/') != std::string_view::npos) refuse();
  address.host = rest;
  return address;
}

RedisConnection::RedisConnection(const RedisAddress& address)
    : context_(redisConnectWithTimeout(address.host.c_str(), address.port, as_timeval(kPatience))) {
  if (context_ == nullptr || context_->err != 0) fail();
  redisSetTimeout(context_.get(), as_timeval(kPatience));
  if (address.password.empty()) return;
  std::vector<std::string_view> login{"AUTH"};
  if (!address.user.empty()) login.push_back(address.user);
  login.push_back(address.password);
  append(login);
  answer();
}

void RedisConnection::append(const std::vector<std::string_view>& words) {
  std::vector<const char*> texts;
  std::vector<std::size_t> sizes;
  for (const std::string_view word : words) {
    texts.push_back(word.data());
    sizes.push_back(word.size());
  }
  if (redisAppendCommandArgv(context_.get(), static_cast<int>(words.size()), texts.data(), sizes.data()) != REDIS_OK) {
    fail();
  }
}

void RedisConnection::flush() {
  int is_done = 0;
  while (is_done == 0) {
    if (redisBufferWrite(context_.get(), &is_done) != REDIS_OK) fail();
  }
}

RedisReply RedisConnection::answer() {
  void* got = nullptr;
  if (redisGetReply(context_.get(), &got) != REDIS_OK) fail();
  RedisReply reply(static_cast<redisReply*>(got));
  if (reply->type == REDIS_REPLY_ERROR) throw RedisError(std::string(reply->str, reply->len));
  return reply;
}

bool RedisConnection::wait(std::chrono::milliseconds timeout, int also_descriptor) {
  std::array<pollfd, 2> descriptors{{{context_->fd, POLLIN, 0}, {also_descriptor, POLLIN, 0}}};
  poll(descriptors.data(), descriptors.size(), static_cast<int>(timeout.count()));
  if ((descriptors[0].revents & (POLLIN | POLLHUP | POLLERR)) == 0) return false;
  if (redisBufferRead(context_.get()) != REDIS_OK) fail();
  return true;
}

RedisReply RedisConnection::take() {
  void* got = nullptr;
  if (redisReaderGetReply(context_->reader, &got) != REDIS_OK) fail();
  return RedisReply(static_cast<redisReply*>(got));
}

void RedisConnection::fail() const {
  throw RedisError(context_ == nullptr ? "no memory for a connection to Redis" : context_->errstr);
}

}  // namespace draftwire::cluster
