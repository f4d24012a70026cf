#include "auth/expiry.hpp"

#include <gtest/gtest.h>

#include "unit/http/product.hpp"

// What a wrong clock may end, and what it may not take away.
namespace draftwire::testing {
namespace {

using namespace std::chrono_literals;

class ExpiryTest : public ::testing::Test {
 protected:
  // Looks once a minute while both clocks go on.
  void run(std::chrono::minutes time) {
    expiry.look(steady);
    for (auto passed = 0min; passed < time; passed += 1min) {
      product.clock.advance(1min);
      steady += 1min;
      expiry.look(steady);
    }
  }

  std::size_t entries() {
    std::size_t count = 0;
    product.store->read([&](const app::ReadTransaction& tx) { count = tx.audit().before(std::nullopt, 1000).size(); });
    return count;
  }
  std::size_t invites() {
    std::size_t count = 0;
    product.store->read([&](const app::ReadTransaction& tx) { count = tx.invites().all().size(); });
    return count;
  }
  static bool is_signed_in(Browser& browser) { return !browser.get("/api/v1/session").json().at("account").is_null(); }
  std::string new_link() {
    return std::string(ada.post("/api/v1/invites", R"({"role":"member"})").json().at("link").as_string());
  }
  static std::string token_of(const std::string& link) { return link.substr(link.rfind('/') + 1); }

  Product product;
  Browser ada = product.signed_in("Ada");
  Browser mika = product.signed_in("Mika");
  auth::Expiry expiry{*product.store, product.clock};
  std::chrono::steady_clock::time_point steady{1h};
};

TEST_F(ExpiryTest, a_clock_that_jumps_ahead_ends_sessions_and_deletes_nothing) {
  const std::string link = new_link();
  const std::size_t before = entries();
  run(48h);

  product.clock.advance(400 * 24h);
  run(23h);
  EXPECT_FALSE(is_signed_in(mika));
  for (const char* name : {"Olga", "Mika"}) EXPECT_FALSE(product.signed_in(name).cookie.empty());

  product.clock.advance(-400 * 24h);
  run(48h);
  EXPECT_TRUE(is_signed_in(mika));
  EXPECT_GE(entries(), before);
  EXPECT_EQ(invites(), 1U);
  EXPECT_EQ(product.anyone().post("/api/v1/invitation", R"({"token":")" + token_of(link) + R"("})").status, 200);
}

TEST_F(ExpiryTest, a_clock_that_is_ahead_at_the_start_deletes_nothing) {
  product.clock.advance(400 * 24h);
  run(1h);
  product.clock.advance(-400 * 24h);
  run(48h);
  EXPECT_TRUE(is_signed_in(mika));
}

TEST_F(ExpiryTest, what_has_had_its_time_is_deleted_when_the_clock_ran_on_for_a_day) {
  new_link();
  product.clock.advance(400 * 24h);
  const std::size_t before = entries();
  run(23h);
  EXPECT_EQ(entries(), before);
  EXPECT_EQ(invites(), 1U);
  run(1h);
  EXPECT_EQ(entries(), 0U);
  EXPECT_EQ(invites(), 0U);
  product.clock.advance(-400 * 24h - 24h);
  EXPECT_FALSE(is_signed_in(mika));
}

TEST_F(ExpiryTest, who_left_a_roster_can_come_back_for_a_day) {
  const auto world = product.a_draft();
  Browser olga = product.signed_in("Olga");
  const std::string player = path_of("players", world.players[3]);
  run(48h);
  olga.remove(player);
  run(23h);
  EXPECT_EQ(olga.post(player + "/restore", "").status, 200);
  olga.remove(player);
  run(26h);
  EXPECT_EQ(olga.post(player + "/restore", "").status, 404);
}

TEST_F(ExpiryTest, a_deleted_tournament_can_be_restored_for_a_day) {
  const auto world = product.a_draft();
  const std::string tournament = path_of("tournaments", world.tournament);
  Browser olga = product.signed_in("Olga");
  run(48h);
  olga.remove(tournament);
  run(23h);
  EXPECT_EQ(olga.post(tournament + "/restore", "").status, 200);
  olga.remove(tournament);
  run(26h);
  EXPECT_EQ(olga.post(tournament + "/restore", "").status, 404);
}

TEST_F(ExpiryTest, a_session_that_began_while_the_clock_was_ahead_is_none) {
  product.clock.advance(400 * 24h);
  Browser olga = product.signed_in("Olga");
  EXPECT_TRUE(is_signed_in(olga));
  product.clock.advance(-400 * 24h);
  EXPECT_FALSE(is_signed_in(olga));
}

TEST_F(ExpiryTest, an_invite_that_was_made_while_the_clock_was_ahead_is_none) {
  product.clock.advance(20 * 24h);
  const std::string link = new_link();
  product.clock.advance(-20 * 24h);
  EXPECT_EQ(product.anyone().post("/api/v1/invitation", R"({"token":")" + token_of(link) + R"("})").status, 404);
}

}  // namespace
}  // namespace draftwire::testing
