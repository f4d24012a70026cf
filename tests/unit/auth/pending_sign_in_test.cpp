#include "auth/pending_sign_in.hpp"

#include <gtest/gtest.h>

#include <set>

#include "unit/auth/still_clock.hpp"

namespace draftwire::auth {
namespace {

ServerSecret secret_of(std::uint8_t byte) {
  ServerSecret secret{};
  secret.fill(byte);
  return secret;
}

const domain::Timestamp kNow = testing::StillClock().now();

PendingSignIn a_pending_one() {
  return PendingSignIns::begin("/drafts/7?at=3#x", domain::AccountId{4}, kNow);
}

TEST(PendingSignIn, opens_as_it_was_sealed) {
  const PendingSignIns pending(secret_of(1));
  const PendingSignIn with_account = a_pending_one();
  EXPECT_EQ(pending.open(pending.seal(with_account), kNow), with_account);
  const PendingSignIn without = PendingSignIns::begin("/", std::nullopt, kNow);
  EXPECT_EQ(pending.open(pending.seal(without), kNow), without);
}

TEST(PendingSignIn, opens_on_every_node_with_the_secret_and_on_no_other) {
  const std::string sealed = PendingSignIns(secret_of(1)).seal(a_pending_one());
  EXPECT_TRUE(PendingSignIns(secret_of(1)).open(sealed, kNow));
  EXPECT_FALSE(PendingSignIns(secret_of(2)).open(sealed, kNow));
}

TEST(PendingSignIn, opens_for_ten_minutes) {
  const PendingSignIns pending(secret_of(1));
  const std::string sealed = pending.seal(a_pending_one());
  EXPECT_TRUE(pending.open(sealed, kNow + std::chrono::minutes(10) - std::chrono::milliseconds(1)));
  EXPECT_FALSE(pending.open(sealed, kNow + std::chrono::minutes(10)));
}

TEST(PendingSignIn, has_a_state_and_a_verifier_of_its_own) {
  std::set<std::string> secrets;
  for (int i = 0; i < 50; ++i) {
    const PendingSignIn pending = a_pending_one();
    EXPECT_EQ(pending.state.size(), 43U);
    EXPECT_EQ(pending.verifier.size(), 43U);
    secrets.insert({pending.state, pending.verifier});
  }
  EXPECT_EQ(secrets.size(), 100U);
}

TEST(PendingSignIn, shows_nothing_and_looks_different_each_time) {
  const PendingSignIns pending(secret_of(1));
  const PendingSignIn one = a_pending_one();
  EXPECT_NE(pending.seal(one), pending.seal(one));
  EXPECT_EQ(pending.seal(one).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
}

TEST(PendingSignIn, with_any_changed_character_opens_nothing) {
  const PendingSignIns pending(secret_of(1));
  const std::string sealed = pending.seal(a_pending_one());
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string forged = sealed;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(pending.open(forged, kNow)) << i;
  }
}

TEST(PendingSignIn, cut_or_lengthened_opens_nothing) {
  const PendingSignIns pending(secret_of(1));
  const std::string sealed = pending.seal(a_pending_one());
  for (std::size_t length = 0; length < sealed.size(); ++length) {
    EXPECT_FALSE(pending.open(std::string_view(sealed).substr(0, length), kNow)) << length;
    EXPECT_FALSE(pending.open(std::string_view(sealed).substr(length + 1), kNow)) << length;
  }
  for (const std::string& more : {sealed + "A", sealed + "=", sealed + " ", sealed + sealed, std::string(5000, 'A')}) {
    EXPECT_FALSE(pending.open(more, kNow));
  }
}

TEST(PendingSignIn, of_the_longest_path_fits_into_a_cookie) {
  const PendingSignIns pending(secret_of(1));
  const PendingSignIn longest = PendingSignIns::begin("/" + std::string(PendingSignIns::kMaxReturnPath - 1, 'a'),
                                                      domain::AccountId{INT64_MAX}, kNow);
  EXPECT_LT(pending.seal(longest).size(), 2000U);
  EXPECT_EQ(pending.open(pending.seal(longest), kNow), longest);
}

TEST(Secrets, are_the_same_or_not) {
  EXPECT_TRUE(is_same_secret("abc", "abc"));
  EXPECT_FALSE(is_same_secret("abc", "abd"));
  EXPECT_FALSE(is_same_secret("abc", "ab"));
  EXPECT_FALSE(is_same_secret("", "a"));
}

}  // namespace
}  // namespace draftwire::auth
