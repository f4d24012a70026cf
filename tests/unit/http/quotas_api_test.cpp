#include <gtest/gtest.h>

#include "unit/http/product.hpp"

// How much one organiser may have.
namespace draftwire::testing {
namespace {

constexpr app::Quotas kSmall{.tournaments = 2, .drafts = 2, .players = 8, .people = 2};

class QuotasApi : public ::testing::Test {
 protected:
  static http::HandlerOptions small() {
    http::HandlerOptions options;
    options.quotas = kSmall;
    return options;
  }

  static void expect_refused(const Answered& answer, const std::string& code, const std::string& setting) {
    EXPECT_EQ(answer.status, 409) << answer.text;
    EXPECT_EQ(answer.code(), code);
    EXPECT_NE(answer.text.find("(" + setting + ")"), std::string::npos) << answer.text;
  }

  Answered a_tournament(Browser& browser) { return browser.post("/api/v1/tournaments", R"({"name":"Cup"})"); }

  Product product{small()};
  Browser olga = product.signed_in("Olga");
  Browser ada = product.signed_in("Ada");
};

TEST_F(QuotasApi, an_organiser_has_so_many_tournaments_of_their_own_making) {
  const std::int64_t first = a_tournament(olga).json().at("id").as_int64();
  EXPECT_EQ(a_tournament(olga).status, 201);
  expect_refused(a_tournament(olga), "too_many_tournaments", "max-tournaments");
  EXPECT_EQ(olga.remove(path_of("tournaments", first)).status, 204);
  EXPECT_EQ(a_tournament(olga).status, 201);
}

TEST_F(QuotasApi, a_deleted_tournament_is_restored_where_there_is_room_for_it) {
  const std::string first = path_of("tournaments", a_tournament(olga).json().at("id").as_int64());
  const std::string second = path_of("tournaments", a_tournament(olga).json().at("id").as_int64());
  olga.remove(first);
  const std::string third = path_of("tournaments", a_tournament(olga).json().at("id").as_int64());
  expect_refused(olga.post(first + "/restore", ""), "too_many_tournaments", "max-tournaments");
  olga.remove(third);
  EXPECT_EQ(olga.post(first + "/restore", "").status, 200);
  EXPECT_EQ(olga.post(second + "/restore", "").status, 200);
}

TEST_F(QuotasApi, to_organise_what_others_made_takes_nothing_from_it) {
  Browser otto = product.signed_in("Otto");
  for (int i = 0; i < 2; ++i) {
    const std::int64_t id = a_tournament(otto).json().at("id").as_int64();
    EXPECT_EQ(otto.post(path_of("tournaments", id, "/organisers"), R"({"account":"Olga"})").status, 201);
  }
  EXPECT_EQ(a_tournament(olga).status, 201);
}

TEST_F(QuotasApi, admins_make_as_many_as_they_want) {
  for (int i = 0; i < 4; ++i) EXPECT_EQ(a_tournament(ada).status, 201);
}

TEST_F(QuotasApi, a_tournament_has_so_many_drafts) {
  const auto world = product.a_draft();
  const std::string path = path_of("tournaments", world.tournament, "/drafts");
  const std::string draft = R"({"style":"snake","captains":[{"player_id":)" + std::to_string(world.players[0]) +
                            R"(},{"player_id":)" + std::to_string(world.players[1]) + "}]}";
  EXPECT_EQ(olga.post(path, draft).status, 201);
  expect_refused(olga.post(path, draft), "too_many_drafts", "max-drafts");
  EXPECT_EQ(ada.post(path, draft).status, 201);
}

TEST_F(QuotasApi, an_import_beyond_the_roster_is_refused_whole) {
  const auto world = product.a_draft();  // six players
  const std::string path = path_of("tournaments", world.tournament, "/players");
  const std::string csv = "name,mmr\nGil,1\nHo,2\nIda,3\n";
  for (Browser* browser : {&olga, &ada}) {
    expect_refused(browser->send("POST", path, csv, {{"Content-Type", "text/csv"}}), "too_many_players", "max-players");
    EXPECT_EQ(olga.get(path).json().at("items").as_array().size(), 6U);
  }
  EXPECT_EQ(olga.post(path, R"({"players":[{"name":"Gil","mmr":1},{"name":"Ho","mmr":2}]})").status, 201);
  expect_refused(olga.post(path, R"({"name":"Ida","mmr":3})"), "too_many_players", "max-players");
}

TEST_F(QuotasApi, a_tournament_has_so_many_people) {
  const std::int64_t id = a_tournament(olga).json().at("id").as_int64();
  const auto add = [&](Browser& browser, const char* part, const char* name) {
    return browser.post(path_of("tournaments", id, part), std::string(R"({"account":")") + name + "\"}");
  };
  EXPECT_EQ(add(olga, "/organisers", "Otto").status, 201);
  expect_refused(add(olga, "/organisers", "Mika"), "too_many_people", "max-people");
  EXPECT_EQ(add(olga, "/organisers", "Otto").status, 201) << "twice is once";
  EXPECT_EQ(add(olga, "/members", "Otto").status, 201);
  EXPECT_EQ(add(olga, "/members", "Mika").status, 201);
  expect_refused(add(olga, "/members", "Ada"), "too_many_people", "max-people");
  EXPECT_EQ(add(ada, "/members", "Ada").status, 201);
}

}  // namespace
}  // namespace draftwire::testing
