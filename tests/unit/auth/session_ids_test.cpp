#include "auth/session_ids.hpp"

#include <gtest/gtest.h>

namespace draftwire::auth {
namespace {

TEST(SessionIds, have_256_bits_in_base64url) {
  const std::string id = new_session_id();
  EXPECT_EQ(id.size(), 43U);
  EXPECT_EQ(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
}

TEST(SessionIds, never_come_twice) {
  EXPECT_NE(new_session_id(), new_session_id());
}

TEST(SessionIds, hash_alike_only_when_they_are_alike) {
  const std::string id = new_session_id();
  EXPECT_EQ(session_hash(id), session_hash(id));
  EXPECT_NE(session_hash(id), session_hash(new_session_id()));
}

TEST(SessionIds, are_nothing_else) {
  const std::string id = new_session_id();
  for (const std::string& text : {std::string(), std::string("x"), id + "A", id.substr(1), "\"" + id + "\"",
                                  std::string(43, '!'), std::string(4000, 'a'), id.substr(0, 42) + "="}) {
    EXPECT_EQ(session_hash(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace draftwire::auth
