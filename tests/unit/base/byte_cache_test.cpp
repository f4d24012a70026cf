#include "base/byte_cache.hpp"

#include <gtest/gtest.h>

namespace draftwire {
namespace {

using Texts = ByteCache<std::string>;

Texts::Kept text(std::string value) {
  return std::make_shared<const std::string>(std::move(value));
}

TEST(ByteCache, finds_what_it_keeps) {
  Texts cache(10'000);
  EXPECT_EQ(cache.find("a"), nullptr);
  cache.keep("a", text("first"), 5);
  EXPECT_EQ(*cache.find("a"), "first");
  cache.keep("a", text("second"), 6);
  EXPECT_EQ(*cache.find("a"), "second");
}

TEST(ByteCache, lets_go_of_what_was_not_used_for_longest) {
  Texts cache(3'500);
  for (const char* name : {"a", "b", "c"}) cache.keep(name, text(name), 900);
  EXPECT_NE(cache.find("a"), nullptr);
  cache.keep("d", text("d"), 900);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_NE(cache.find("a"), nullptr);
  EXPECT_NE(cache.find("c"), nullptr);
  EXPECT_NE(cache.find("d"), nullptr);
}

TEST(ByteCache, never_holds_more_bytes_than_it_may) {
  Texts cache(10'000);
  for (int i = 0; i < 1'000; ++i) {
    cache.keep(std::to_string(i % 37), text("x"), static_cast<std::size_t>(i * 7 % 3'000));
    EXPECT_LE(cache.bytes(), 10'000U);
  }
}

TEST(ByteCache, does_not_empty_itself_for_what_is_too_large) {
  Texts cache(1'000);
  cache.keep("a", text("small"), 100);
  cache.keep("b", text("large"), 1'001);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_NE(cache.find("a"), nullptr);
}

}  // namespace
}  // namespace draftwire
