#include "auth/sign_in_limit.hpp"

#include <gtest/gtest.h>

#include "app/store.hpp"
#include "auth/remembered_attempts.hpp"
#include "unit/auth/still_clock.hpp"

namespace draftwire::auth {
namespace {

using std::chrono::seconds;

class SignInLimitTest : public ::testing::Test {
 protected:
  testing::StillClock clock;
  RememberedAttempts attempts{clock, 8};
  SignInLimit limit{attempts,
                    {.attempts_per_name = 3,
                     .attempts_per_address = 5,
                     .attempts_per_account = 7,
                     .links_per_address = 4,
                     .window = seconds(60)}};

  bool may_try(const std::string& address, const std::string& name) { return !limit.begin(address, name); }
};

TEST_F(SignInLimitTest, a_name_takes_so_many_guesses_from_one_address) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may_try("192.0.2.1", "Ada"));
  EXPECT_FALSE(may_try("192.0.2.1", "Ada"));
  EXPECT_TRUE(may_try("192.0.2.2", "Ada"));
  EXPECT_TRUE(may_try("192.0.2.1", "Olga"));
}

TEST_F(SignInLimitTest, an_address_takes_so_many_guesses_at_all_names) {
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(may_try("192.0.2.1", "Name " + std::to_string(i)));
  EXPECT_FALSE(may_try("192.0.2.1", "Another"));
}

TEST_F(SignInLimitTest, a_name_takes_so_many_guesses_from_all_addresses) {
  for (int i = 0; i < 7; ++i) EXPECT_TRUE(may_try("192.0.2." + std::to_string(i), "Ada"));
  EXPECT_FALSE(may_try("192.0.2.9", "Ada"));
  EXPECT_TRUE(may_try("192.0.2.9", "Olga"));
}

TEST_F(SignInLimitTest, the_right_password_counts_against_no_other_address) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(may_try("192.0.2." + std::to_string(i), "Ada"));
    limit.succeeded("192.0.2." + std::to_string(i), "Ada");
  }
}

TEST(SignInLimitOfAStoreThatWentAway, does_not_keep_out_the_right_password) {
  class AwayAttempts final : public app::Attempts {
   public:
    std::optional<seconds> begin(std::span<const app::Allowance>, seconds) override { return std::nullopt; }
    void take_back(const std::string&, std::span<const std::string>) override { throw app::StoreError("away"); }
  };
  AwayAttempts attempts;
  SignInLimit limit{attempts};

  EXPECT_FALSE(limit.begin("192.0.2.1", "Ada"));
  EXPECT_NO_THROW(limit.succeeded("192.0.2.1", "Ada"));
  EXPECT_NO_THROW(limit.succeeded_by_link("192.0.2.1"));
}

TEST_F(SignInLimitTest, an_address_takes_so_many_links_that_open_nothing) {
  for (int i = 0; i < 10; ++i) {
    EXPECT_FALSE(limit.begin_by_link("192.0.2.1"));
    limit.succeeded_by_link("192.0.2.1");
  }
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(limit.begin_by_link("192.0.2.1"));
  EXPECT_EQ(limit.begin_by_link("192.0.2.1"), seconds(60));
  EXPECT_FALSE(limit.begin_by_link("192.0.2.2"));
}

TEST_F(SignInLimitTest, the_wait_is_what_is_left_of_the_window) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may_try("192.0.2.1", "Ada"));
  clock.advance(seconds(20));
  EXPECT_EQ(limit.begin("192.0.2.1", "Ada"), seconds(40));
  clock.advance(seconds(40));
  EXPECT_TRUE(may_try("192.0.2.1", "Ada"));
}

TEST_F(SignInLimitTest, the_right_password_forgives_the_wrong_ones_before) {
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(may_try("192.0.2.1", "Ada"));
    limit.succeeded("192.0.2.1", "Ada");
  }
  EXPECT_TRUE(may_try("192.0.2.1", "Ada"));
}

TEST_F(SignInLimitTest, the_right_password_of_one_name_forgives_no_other) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may_try("192.0.2.1", "Ada"));
  EXPECT_TRUE(may_try("192.0.2.1", "Mallory"));
  limit.succeeded("192.0.2.1", "Mallory");
  EXPECT_FALSE(may_try("192.0.2.1", "Ada"));
}

TEST_F(SignInLimitTest, all_addresses_of_an_ipv6_line_are_one) {
  EXPECT_TRUE(may_try("2001:db8::1", "Ada"));
  EXPECT_TRUE(may_try("2001:db8::2", "Ada"));
  EXPECT_TRUE(may_try("2001:db8::3", "Ada"));
  EXPECT_FALSE(may_try("2001:db8::4", "Ada"));
}

TEST_F(SignInLimitTest, an_address_that_has_to_wait_makes_nobody_elses_attempts_forgotten) {
  RememberedAttempts roomy(clock, 20);
  SignInLimit of_many(roomy, {.attempts_per_name = 3, .attempts_per_address = 5, .window = seconds(60)});
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(of_many.begin("192.0.2.1", "Ada"));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(of_many.begin("192.0.2.2", "Name " + std::to_string(i)));
  const std::size_t remembered = roomy.remembered();
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(of_many.begin("192.0.2.2", "Another " + std::to_string(i)));
  EXPECT_EQ(roomy.remembered(), remembered);
  EXPECT_TRUE(of_many.begin("192.0.2.1", "Ada"));
}

TEST_F(SignInLimitTest, memory_is_bounded_however_many_guess) {
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(may_try("192.0.2." + std::to_string(i), "Name " + std::to_string(i)));
  EXPECT_LE(attempts.remembered(), 8U);
}

}  // namespace
}  // namespace draftwire::auth
