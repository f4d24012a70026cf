#include "auth/passwords.hpp"

#include <gtest/gtest.h>

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
