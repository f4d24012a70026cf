#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <hiredis/hiredis.h>

namespace draftwire::cluster {

class RedisError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Where Redis is, from `redis://[[USER]:PASSWORD@]HOST[:PORT]`. Throws RedisError with one line for a person.
struct RedisAddress {
  std::string host;
  int port = 6379;
  std::string user;
  std::string password;
};
RedisAddress redis_address(const std::string& url);

struct FreeRedisReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using RedisReply = std::unique_ptr<redisReply, FreeRedisReply>;

// One connection; every call comes back soon. One thread at a time. Throws RedisError, and is of no use then.
class RedisConnection {
 public:
  static constexpr std::chrono::milliseconds kPatience{250};

  explicit RedisConnection(const RedisAddress& address);

  // Leaves a command to be sent by flush().
  void append(const std::vector<std::string_view>& words);
  void flush();

  // The answer to the next command, waited for.
  RedisReply answer();

  // What has come by itself: true when something may have. For subscriptions.
  [[nodiscard]] bool wait(std::chrono::milliseconds timeout, int also_descriptor);
  // The next message that is here; nothing when there is none.
  RedisReply take();

 private:
  struct Free {
    void operator()(redisContext* context) const { redisFree(context); }
  };

  [[noreturn]] void fail() const;

  std::unique_ptr<redisContext, Free> context_;
};

// Makes a connection, or throws RedisError.
using ConnectToRedis = std::function<std::unique_ptr<RedisConnection>()>;

}  // namespace draftwire::cluster
