#include "cluster/hint_listener.hpp"

#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/log_limit.hpp"

namespace draftwire::cluster {
namespace {

constexpr std::chrono::milliseconds kStep{100};
constexpr std::chrono::milliseconds kDeafAfter{1'000};  // then another connection may do better

void append_difference(RedisConnection& redis, const char* command, const std::set<std::string>& from,
                       const std::set<std::string>& without) {
  std::vector<std::string_view> words{command};
  for (const std::string& name : from) {
    if (!without.contains(name)) words.push_back(name);
  }
  if (words.size() > 1) redis.append(words);
}

std::string_view text_of(const redisReply& reply) {
  return reply.type == REDIS_REPLY_STRING ? std::string_view(reply.str, reply.len) : std::string_view();
}

}  // namespace

HintListener::HintListener(ConnectToRedis connect, std::string own_channel, HintProof& proof, Told told)
    : connect_(std::move(connect)),
      own_channel_(std::move(own_channel)),
      proof_(proof),
      told_(std::move(told)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      loop_(
          "listener to hints", [this] { take_turn(); },
          [this] {
            is_stopping_ = true;
            wake();
          }) {}

HintListener::~HintListener() {
  loop_.stop();
  close(wake_);
}

void HintListener::want(Subscriptions wanted) {
  auto now = wanted_.lock();
  if (*now == wanted) return;
  *now = std::move(wanted);
  wake();
}

void HintListener::wake() const {
  const std::uint64_t one = 1;
  (void)!write(wake_, &one, sizeof one);
}

void HintListener::take_turn() {
  if (is_stopping_) return;
  try {
    listen();
  } catch (const RedisError& error) {
    if (std::exchange(was_connected_, false)) limited_log::warn("Redis is not heard: {}", error.what());
  } catch (...) {
    proof_.broke();
    throw;
  }
  proof_.broke();
  pollfd wake{wake_, POLLIN, 0};
  if (!is_stopping_) poll(&wake, 1, static_cast<int>(kStep.count()));
}

void HintListener::listen() {
  const auto connection = connect_();
  RedisConnection& redis = *connection;
  Subscriptions current;
  auto silent_since = HintProof::Clock::now();
  subscribe(redis, current);
  redis.append({"SUBSCRIBE", own_channel_});
  redis.flush();
  while (!is_stopping_) {
    if (redis.wait(kStep, wake_)) {
      silent_since = HintProof::Clock::now();
      while (const RedisReply reply = redis.take()) take_in(*reply);
    } else if (HintProof::Clock::now() - silent_since > kDeafAfter) {
      throw RedisError("nothing is heard, not even this node itself");
    }
    std::uint64_t woken = 0;
    if (read(wake_, &woken, sizeof woken) > 0) {
      subscribe(redis, current);
      redis.flush();
    }
  }
}

void HintListener::subscribe(RedisConnection& redis, Subscriptions& current) {
  Subscriptions wanted = *wanted_.lock();
  append_difference(redis, "SUBSCRIBE", wanted.redis_channels, current.redis_channels);
  append_difference(redis, "PSUBSCRIBE", wanted.patterns, current.patterns);
  append_difference(redis, "UNSUBSCRIBE", current.redis_channels, wanted.redis_channels);
  append_difference(redis, "PUNSUBSCRIBE", current.patterns, wanted.patterns);
  current = std::move(wanted);
}

void HintListener::take_in(const redisReply& reply) {
  if (reply.type == REDIS_REPLY_ERROR) throw RedisError(std::string(reply.str, reply.len));
  if (reply.type != REDIS_REPLY_ARRAY || reply.elements < 3) return;
  const std::string_view kind = text_of(*reply.element[0]);
  if (kind == "subscribe" || kind == "psubscribe") return told_.hears_more();
  if (kind != "message" && kind != "pmessage") return;
  const std::optional<Hint> hint = decode(text_of(*reply.element[reply.elements - 1]));
  if (!hint) return;
  if (const auto* probe = std::get_if<Probe>(&hint->what)) {
    proof_.heard_probe_of(probe->sent_at);
    if (!std::exchange(was_connected_, true)) spdlog::info("Redis is heard again");
    return;
  }
  told_.hint(*hint);
}

}  // namespace draftwire::cluster
