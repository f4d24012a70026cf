#include "auth/common_passwords.hpp"

#include <gtest/gtest.h>

#include "auth/passwords.hpp"

namespace draftwire::auth {
namespace {

TEST(CommonPasswords, are_those_that_everybody_tries_first_in_whatever_case) {
  for (const char* common : {"password", "12345678", "PassWord123", "iloveyou", "1qaz2wsx", "QWERTYUIOP"}) {
    EXPECT_TRUE(is_common_password(common)) << common;
  }
}

TEST(CommonPasswords, are_no_others_and_no_parts) {
  for (const char* other : {"", "\n", "correct horse", "password of mine", "assword", "passwor", "pässword"}) {
    EXPECT_FALSE(is_common_password(other)) << other;
  }
}

TEST(CommonPasswords, are_not_taken_for_a_new_password) {
  const wire::TextCheck check = new_password_check();
  EXPECT_EQ(check("three words or more"), "three words or more");
  EXPECT_EQ(check("Password123").error(), "must not be one of those that everybody tries first");
  EXPECT_EQ(check("1234567").error(), "must have 8 to 256 characters, not 7");
}

}  // namespace
}  // namespace draftwire::auth
