#include <gtest/gtest.h>

#include "cluster/redis_connection.hpp"

namespace draftwire::cluster {
namespace {

TEST(RedisAddress, has_the_usual_port_when_none_is_named) {
  EXPECT_EQ(redis_address("redis://cache.example").host, "cache.example");
  EXPECT_EQ(redis_address("redis://cache.example").port, 6379);
  EXPECT_EQ(redis_address("redis://127.0.0.1:7000/").port, 7000);
}

TEST(RedisAddress, may_be_of_ipv6) {
  EXPECT_EQ(redis_address("redis://[::1]:7000").host, "::1");
  EXPECT_EQ(redis_address("redis://[::1]").host, "::1");
}

TEST(RedisAddress, may_hold_who_asks) {
  const RedisAddress address = redis_address("redis://kay:a:secret@cache.example");
  EXPECT_EQ(address.user, "kay");
  EXPECT_EQ(address.password, "a:secret");
  EXPECT_EQ(redis_address("redis://:secret@cache.example").password, "secret");
}

TEST(RedisAddress, nonsense_is_refused) {
  for (const char* url : {"", "cache.example", "redis://", "redis://:7000", "redis://host:x", "redis://host:0",
                          "redis://host:70000", "redis://nobody@host", "redis://host/5/6"}) {
    EXPECT_THROW(redis_address(url), RedisError) << url;
  }
}

}  // namespace
}  // namespace draftwire::cluster
