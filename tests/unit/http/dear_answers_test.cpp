#include <gtest/gtest.h>

#include "unit/http/product.hpp"

// Balances, exports and past states: made once, and never another answer than the one that is asked for.
namespace draftwire::testing {
namespace {

class DearAnswers : public ::testing::Test {
 protected:
  // How many answers were made, and not taken from what is kept.
  int made() {
    const std::string text = product.metrics.text();
    const std::string name = "draftwire_dear_answers_total{from=\"made\"} ";
    return std::stoi(text.substr(text.find(name) + name.size()));
  }

  // What is answered to each, and how many of the answers had to be made.
  int made_for(Browser& browser, const std::vector<std::string>& paths) {
    const int before = made();
    for (const std::string& path : paths) EXPECT_EQ(browser.get(path).status, 200) << path;
    return made() - before;
  }

  void pick(std::int64_t draft, std::int64_t player, int round) {
    const Answered picked =
        olga.post(path_of("drafts", draft, "/picks"),
                  R"({"player_id":)" + std::to_string(player) + R"(,"round":)" + std::to_string(round) + "}");
    ASSERT_EQ(picked.status, 201) << picked.text;
  }

  Product product;
  Browser anyone = product.anyone();
  Browser olga = product.signed_in("Olga");
};

TEST_F(DearAnswers, a_balance_is_made_once_however_it_is_asked_for) {
  const auto world = product.a_draft();
  const std::string path = path_of("drafts", world.draft, "/balance");
  EXPECT_EQ(made_for(anyone, {path, path + "?", path + "?tie_window=0", path + "?team_size=3",
                              path + "?tie_window=0&team_size=3", path + "?team_size=3&tie%5Fwindow=00"}),
            1);
  EXPECT_EQ(made_for(anyone, {path + "?tie_window=1", path + "?team_size=2", path + "?tie_window=1"}), 2);
  EXPECT_EQ(anyone.get(path + "?tie_window=0").text, anyone.get(path).text);
}

TEST_F(DearAnswers, a_balance_follows_the_roster_and_the_set_up_while_the_draft_is_pending) {
  const auto world = product.a_draft();
  const std::string path = path_of("drafts", world.draft, "/balance");
  const auto highest = [&] { return anyone.get(path).json().at_pointer("/items/2/highest").as_int64(); };
  const std::int64_t first = highest();
  olga.patch(path_of("players", world.players[2]), R"({"mmr":9000})");
  const std::int64_t better = highest();
  EXPECT_EQ(better, first + 6000);
  olga.post(path_of("tournaments", world.tournament, "/players"), R"({"name":"Gil","mmr":12000})");
  EXPECT_GT(highest(), better);
  olga.patch(path_of("drafts", world.draft), R"({"team_size":2})");
  EXPECT_EQ(highest(), 5000 + 12000);
  const Answered players = anyone.get(path_of("tournaments", world.tournament, "/players"));
  olga.remove(path_of("players", players.json().at_pointer("/items/6/id").as_int64()));
  EXPECT_EQ(highest(), 5000 + 9000);
}

TEST_F(DearAnswers, a_balance_is_the_same_for_the_whole_night) {
  const auto world = product.a_started_draft();
  const std::string path = path_of("drafts", world.draft, "/balance");
  const std::string before = anyone.get(path).text;
  pick(world.draft, world.players[2], 1);
  EXPECT_EQ(made_for(anyone, {path}), 0);
  EXPECT_EQ(anyone.get(path).text, before);
}

TEST_F(DearAnswers, an_export_is_made_once_for_each_head_and_format) {
  const auto world = product.a_started_draft();
  const std::string path = path_of("drafts", world.draft, "/export");
  EXPECT_EQ(made_for(anyone, {path, path + "?format=json", path + "?format=csv", path + "?format=csv&x=1", path}), 2);
  const Answered before = anyone.get(path);
  pick(world.draft, world.players[2], 1);
  EXPECT_EQ(made_for(anyone, {path, path + "?format=csv"}), 2);
  EXPECT_EQ(anyone.get(path).json().at("events").as_array().size(), before.json().at("events").as_array().size() + 2);
  EXPECT_NE(anyone.get(path + "?format=csv").text.find("Cy,3000,1"), std::string::npos);
  EXPECT_EQ(anyone.get(path).headers.at("Content-Disposition"),
            "attachment; filename=\"draft-" + std::to_string(world.draft) + ".json\"");
}

TEST_F(DearAnswers, an_export_of_a_pending_draft_shows_the_set_up_as_it_stands) {
  const auto world = product.a_draft();
  const std::string path = path_of("drafts", world.draft, "/export");
  static_cast<void>(anyone.get(path));
  olga.patch(path_of("players", world.players[0]), R"({"name":"Anna"})");
  EXPECT_NE(anyone.get(path).text.find("Anna"), std::string::npos);
  EXPECT_NE(anyone.get(path + "?format=csv").text.find("Anna"), std::string::npos);
}

TEST_F(DearAnswers, a_past_state_is_made_once_and_keeps_its_etag) {
  const auto world = product.a_started_draft();
  pick(world.draft, world.players[2], 1);
  const std::string path = path_of("drafts", world.draft);
  const std::string head = std::to_string(anyone.get(path).json().at("seq").as_int64());
  EXPECT_EQ(made_for(anyone, {path + "?at=1", path + "?at=01", path + "?at=1&", path + "?at=0"}), 2);
  EXPECT_EQ(anyone.get(path + "?at=" + head).text, anyone.get(path).text);
  const Answered one = anyone.get(path + "?at=1");
  EXPECT_EQ(one.json().at("seq").as_int64(), 1);
  EXPECT_EQ(anyone.send("GET", path + "?at=1", "", {{"If-None-Match", one.headers.at("ETag")}}).status, 304);
  EXPECT_EQ(anyone.get(path + "?at=99").status, 422);
}

TEST_F(DearAnswers, a_past_of_a_pending_draft_shows_the_set_up_as_it_stands) {
  const auto world = product.a_draft();
  const std::string path = path_of("drafts", world.draft, "?at=0");
  static_cast<void>(anyone.get(path));
  olga.patch(path_of("players", world.players[0]), R"({"name":"Anna"})");
  EXPECT_NE(anyone.get(path).text.find("Anna"), std::string::npos);
}

TEST_F(DearAnswers, what_is_kept_of_a_private_tournament_is_for_its_people) {
  const auto world = product.a_started_draft();
  const std::vector<std::string> paths{
      path_of("drafts", world.draft, "/balance"), path_of("drafts", world.draft, "/export"),
      path_of("drafts", world.draft, "/export?format=csv"), path_of("drafts", world.draft, "?at=1")};
  EXPECT_EQ(made_for(anyone, paths), 4);
  olga.patch(path_of("tournaments", world.tournament), R"({"visibility":"private"})");
  for (const std::string& path : paths) {
    EXPECT_EQ(anyone.get(path).status, 404) << path;
    EXPECT_EQ(product.signed_in("Mika").get(path).status, 404) << path;
    const Answered own = olga.get(path);
    EXPECT_EQ(own.status, 200) << path;
    EXPECT_EQ(own.headers.at("Cache-Control"), "private, no-store") << path;
  }
}

TEST_F(DearAnswers, nothing_is_left_of_a_tournament_that_was_deleted) {
  const auto world = product.a_draft();
  const std::string path = path_of("drafts", world.draft, "/balance");
  EXPECT_EQ(anyone.get(path).status, 200);
  EXPECT_EQ(olga.remove(path_of("tournaments", world.tournament)).status, 204);
  EXPECT_EQ(anyone.get(path).status, 404);
}

}  // namespace
}  // namespace draftwire::testing
