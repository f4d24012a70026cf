#include <gtest/gtest.h>

#include "unit/http/product.hpp"
#include "wire/time_text.hpp"

namespace draftwire::testing {
namespace {

class SeatApi : public ::testing::Test {
 protected:
  std::string link(Product::World& world, std::size_t team) {
    const Answered answer = olga.get(path_of("drafts", world.draft, "/seats"));
    return std::string(answer.json().at("items").as_array().at(team).at("link").as_string());
  }

  static Answered take(Browser& browser, const std::string& link) {
    return browser.post("/api/v1/seat-session", R"({"token":")" + link.substr(link.rfind('/') + 1) + R"("})");
  }

  static Answered pick(Browser& browser, const Product::World& world, std::size_t player, int round) {
    return browser.post(
        path_of("drafts", world.draft, "/picks"),
        R"({"player_id":)" + std::to_string(world.players.at(player)) + R"(,"round":)" + std::to_string(round) + "}");
  }

  Product product;
  Browser olga = product.signed_in("Olga");
};

TEST_F(SeatApi, links_are_for_staff_alone) {
  const auto world = product.a_draft();
  const std::string path = path_of("drafts", world.draft, "/seats");
  EXPECT_EQ(product.anyone().get(path).status, 401);
  EXPECT_EQ(product.signed_in("Mika").get(path).status, 403);
  EXPECT_EQ(product.signed_in("Otto").get(path).status, 403);
  EXPECT_EQ(product.signed_in("Ada").get(path).status, 200);
}

TEST_F(SeatApi, links_lead_to_the_host_that_was_asked) {
  auto world = product.a_draft();
  EXPECT_TRUE(link(world, 0).starts_with("http://127.0.0.1:8080/seat/"));
}

TEST_F(SeatApi, a_link_makes_its_bearer_the_captain_and_nobody_else) {
  auto world = product.a_started_draft();
  Browser captain = product.anyone();
  const Answered session = take(captain, link(world, 0));
  EXPECT_EQ(session.status, 200);
  EXPECT_EQ(session.json().at("seats").as_array().size(), 1U);
  EXPECT_EQ(session.json().at_pointer("/seats/0/team_id").as_int64(), world.teams[0]);
  EXPECT_EQ(pick(captain, world, 2, 1).status, 201);
  const Answered not_yet = pick(captain, world, 3, 2);
  EXPECT_EQ(not_yet.status, 403);
  EXPECT_EQ(not_yet.code(), "not_on_the_clock");
  EXPECT_EQ(captain.post(path_of("drafts", world.draft, "/undo"), "{}").status, 403);
}

TEST_F(SeatApi, a_replaced_link_stops_at_once_with_all_its_sessions) {
  auto world = product.a_started_draft();
  const std::string old_link = link(world, 0);
  Browser captain = product.anyone();
  take(captain, old_link);
  const Answered rotated =
      olga.post(path_of("drafts", world.draft, "/seats/" + std::to_string(world.teams[0]) + "/rotate"), "");
  EXPECT_EQ(rotated.status, 200);
  EXPECT_EQ(captain.get("/api/v1/session").text, R"({"account":null,"seats":null})");
  EXPECT_EQ(pick(captain, world, 2, 1).status, 401);
  Browser other = product.anyone();
  EXPECT_EQ(take(other, old_link).code(), "invalid_seat_link");
  EXPECT_EQ(take(other, std::string(rotated.json().at("link").as_string())).status, 200);
  EXPECT_EQ(pick(other, world, 2, 1).status, 201);
}

TEST_F(SeatApi, staff_see_who_took_a_seat_and_who_has_the_draft_open) {
  auto world = product.a_draft();
  const auto seats = [&] { return olga.get(path_of("drafts", world.draft, "/seats")).json().at("items"); };
  const auto is_here = [&](std::size_t index) { return seats().at(index).at("is_here").as_bool(); };
  const app::Channel channel{app::Channel::Kind::draft, world.draft};
  const auto attend = [&](const Browser& browser) {
    return product.handler.admit("draftwire_session=" + browser.cookie, channel, [](app::AccessChange) {}).stay;
  };
  EXPECT_TRUE(seats().at(0).at("arrived_at").is_null());

  Browser captain = product.anyone();
  take(captain, link(world, 0));
  EXPECT_EQ(seats().at(0).at("arrived_at").as_string(), wire::to_text(product.clock.now()));
  EXPECT_TRUE(seats().at(1).at("arrived_at").is_null());
  EXPECT_FALSE(is_here(0));

  auto presence = attend(captain);
  EXPECT_TRUE(is_here(0));
  EXPECT_FALSE(is_here(1));
  EXPECT_NE(attend(olga), nullptr);  // who has controls that can be taken away
  EXPECT_EQ(attend(product.anyone()), nullptr);
  const auto whole = app::Channel::of(domain::TournamentId{world.tournament});
  EXPECT_EQ(product.handler.admit("draftwire_session=" + captain.cookie, whole, [](app::AccessChange) {}).stay,
            nullptr);
  presence.reset();
  EXPECT_FALSE(is_here(0));

  presence = attend(captain);
  olga.post(path_of("drafts", world.draft, "/seats/" + std::to_string(world.teams[0]) + "/rotate"), "");
  EXPECT_FALSE(is_here(0));
  EXPECT_TRUE(seats().at(0).at("arrived_at").is_null());
}

TEST_F(SeatApi, seats_add_up_and_stay_with_the_account) {
  auto world = product.a_draft();
  Browser mika = product.signed_in("Mika");
  take(mika, link(world, 0));
  const wire::Value session = take(mika, link(world, 1)).json();
  EXPECT_EQ(session.at_pointer("/account/name").as_string(), "Mika");
  EXPECT_EQ(session.at("seats").as_array().size(), 2U);
  mika.post("/api/v1/session", R"({"username":"Mika","password":"pass of Mika"})");
  EXPECT_EQ(mika.get("/api/v1/session").json().at("seats").as_array().size(), 2U);
  mika.post("/api/v1/session", R"({"username":"Otto","password":"pass of Otto"})");
  EXPECT_EQ(mika.get("/api/v1/session").json().at("seats").as_array().size(), 0U);
}

TEST_F(SeatApi, a_link_makes_the_session_of_an_account_no_younger) {
  using std::chrono::hours;
  auto world = product.a_draft();
  const std::string seat = link(world, 0);
  Browser mika = product.signed_in("Mika");
  for (int month = 0; month < 3; ++month) {
    product.clock.advance(hours(24 * 29));
    EXPECT_EQ(take(mika, seat).json().at_pointer("/account/name").as_string(), "Mika");
  }
  product.clock.advance(hours(24 * 3));
  EXPECT_TRUE(mika.get("/api/v1/session").json().at("account").is_null());
}

TEST_F(SeatApi, a_seat_is_held_since_its_link_was_opened_however_long_somebody_is_signed_in) {
  auto world = product.a_draft();
  const std::string seat = link(world, 0);
  Browser mika = product.signed_in("Mika");
  product.clock.advance(std::chrono::hours(1));
  take(mika, seat);
  const Answered seats = olga.get(path_of("drafts", world.draft, "/seats"));
  EXPECT_EQ(seats.json().at_pointer("/items/0/arrived_at").as_string(), wire::to_text(product.clock.now()));
}

TEST_F(SeatApi, nonsense_is_no_link) {
  for (const char* token : {"x", "../../etc", "💥", "00000000000000000000000000000000"}) {
    Browser browser = product.anyone();
    const Answered answer = take(browser, std::string("/seat/") + token);
    EXPECT_EQ(answer.status, 401) << token;
    EXPECT_EQ(answer.code(), "invalid_seat_link") << token;
  }
}

TEST_F(SeatApi, the_account_of_a_captain_needs_no_link) {
  auto world = product.a_draft();
  Browser mika = product.signed_in("Mika");
  const std::int64_t account = mika.get("/api/v1/session").json().at_pointer("/account/id").as_int64();
  const Answered linked =
      olga.patch(path_of("players", world.players[0]), R"({"account_id":)" + std::to_string(account) + "}");
  EXPECT_EQ(linked.json().at("account_id").as_int64(), account);
  olga.post(path_of("drafts", world.draft, "/start"), "");
  EXPECT_EQ(pick(mika, world, 2, 1).status, 201);
}

}  // namespace
}  // namespace draftwire::testing
