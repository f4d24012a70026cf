#include "auth/passwords.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

namespace draftwire::auth {
namespace {

TEST(Passwords, only_the_same_password_matches) {
  Passwords passwords;
  const std::string hash = passwords.hash("correct horse");
  EXPECT_TRUE(passwords.matches("correct horse", hash));
  EXPECT_FALSE(passwords.matches("correct hors", hash));
  EXPECT_FALSE(passwords.matches("correct horse ", hash));
  EXPECT_FALSE(passwords.matches("", hash));
}

TEST(Passwords, are_kept_as_argon2id_with_19_mebibytes_and_two_passes) {
  Passwords passwords;
  EXPECT_TRUE(passwords.hash("x").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(Passwords, the_same_one_has_another_hash_each_time) {
  Passwords passwords;
  EXPECT_NE(passwords.hash("x"), passwords.hash("x"));
}

TEST(Passwords, match_no_damaged_hash) {
  Passwords passwords;
  EXPECT_FALSE(passwords.matches("x", ""));
  EXPECT_FALSE(passwords.matches("x", "$argon2id$nonsense"));
  const std::string whole = passwords.hash("x");
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    EXPECT_FALSE(passwords.matches("x", whole.substr(0, length))) << length;
  }
  EXPECT_FALSE(passwords.matches("x", whole + "A"));
}

TEST(Passwords, of_other_costs_still_match) {
  ASSERT_GE(sodium_init(), 0);
  std::array<char, crypto_pwhash_STRBYTES> earlier{};
  constexpr std::size_t kMemory = std::size_t{8} * 1024 * 1024;
  ASSERT_EQ(0, crypto_pwhash_str_alg(earlier.data(), "x", 1, 3, kMemory, crypto_pwhash_ALG_ARGON2ID13));
  Passwords passwords;
  EXPECT_TRUE(passwords.matches("x", earlier.data()));
  EXPECT_FALSE(passwords.matches("y", earlier.data()));
}

TEST(Passwords, up_to_the_longest_match) {
  Passwords passwords;
  const std::string longest(kLongestPassword, 'x');
  EXPECT_TRUE(passwords.matches(longest, passwords.hash(longest)));
  EXPECT_FALSE(passwords.matches(longest.substr(1), passwords.hash(longest)));
}

TEST(Passwords, of_many_at_once_are_all_answered) {
  Passwords passwords;
  const std::string hash = passwords.hash("x");
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) threads.emplace_back([&] { EXPECT_TRUE(passwords.matches("x", hash)); });
  for (std::thread& thread : threads) thread.join();
  passwords.match_nothing("x");
}

}  // namespace
}  // namespace draftwire::auth
