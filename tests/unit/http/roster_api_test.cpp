#include <gtest/gtest.h>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

class RosterApi : public ::testing::Test {
 protected:
  Answered import(const Product::World& world, std::string file, const std::string& type = "text/csv") {
    return olga.send("POST", path_of("tournaments", world.tournament, "/players"), std::move(file),
                     {{"Content-Type", type}});
  }
  std::size_t count(const Product::World& world) {
    return olga.get(path_of("tournaments", world.tournament, "/players")).json().at("items").as_array().size();
  }

  Product product;
  Browser olga = product.signed_in("Olga");
};

TEST_F(RosterApi, imports_a_file_in_its_order) {
  const auto world = product.a_draft();
  const Answered answer = import(world, "name,mmr,positions\nZoë,5,1;2\nAl,6,\n", "text/csv; charset=utf-8");
  EXPECT_EQ(answer.status, 201);
  const wire::Value items = answer.json();
  EXPECT_EQ(items.at_pointer("/items/0/name").as_string(), "Zoë");
  EXPECT_EQ(items.at_pointer("/items/0/positions/1").as_string(), "2");
  EXPECT_EQ(items.at_pointer("/items/1/name").as_string(), "Al");
}

TEST_F(RosterApi, takes_all_of_a_file_or_nothing) {
  const auto world = product.a_draft();
  const Answered answer = import(world, "name,mmr\nAl,1\nBo,x\n");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.json().at_pointer("/errors/0/line").as_int64(), 3);
  EXPECT_EQ(count(world), 6U);
}

TEST_F(RosterApi, takes_utf8_alone) {
  const auto world = product.a_draft();
  EXPECT_EQ(import(world, "name,mmr\nAl,1\n", "text/csv; charset=windows-1252").status, 415);
  EXPECT_EQ(import(world, "name,mmr\nAl,1\n", "text/plain").status, 415);
}

TEST_F(RosterApi, tells_pending_drafts_of_every_change) {
  const auto world = product.a_draft();
  product.listener.changed.clear();
  import(world, "name,mmr\nAl,1\n");
  olga.patch(path_of("players", world.players[2]), R"({"mmr":1})");
  olga.remove(path_of("players", world.players[3]));
  EXPECT_EQ(product.listener.changed, (std::vector<std::int64_t>(3, world.draft)));
}

TEST_F(RosterApi, leaves_players_of_a_running_draft_alone) {
  const auto world = product.a_started_draft();
  product.listener.changed.clear();
  const Answered edited = olga.patch(path_of("players", world.players[2]), R"({"mmr":1})");
  const Answered deleted = olga.remove(path_of("players", world.players[2]));
  EXPECT_EQ(edited.status, 409);
  EXPECT_EQ(edited.code(), "player_in_draft");
  EXPECT_TRUE(edited.json().as_object().contains("seq"));
  EXPECT_EQ(deleted.status, 409);
  EXPECT_TRUE(product.listener.changed.empty());
}

TEST_F(RosterApi, lets_links_names_and_who_is_out_change_while_a_draft_runs) {
  const auto world = product.a_started_draft();
  const std::string player = path_of("players", world.players[2]);
  EXPECT_EQ(olga.patch(player, R"({"account_id":1})").status, 200);
  EXPECT_EQ(olga.patch(player, R"({"discord_id":"80351110224678912"})").status, 200);
  EXPECT_EQ(olga.patch(player, R"({"is_out":true})").status, 200);
  EXPECT_EQ(olga.patch(player, R"({"discord_id":null,"name":"X"})").status, 200);
  EXPECT_EQ(olga.patch(player, R"({"name":"Y","mmr":1})").status, 409);
  EXPECT_EQ(olga.patch(player, R"({"name":"Y","positions":["1"]})").status, 409);
}

TEST_F(RosterApi, lets_players_of_a_draft_that_is_over_leave) {
  const auto world = product.a_started_draft();
  const std::string state = olga.get(path_of("drafts", world.draft)).text;
  olga.remove(path_of("drafts", world.draft));
  EXPECT_EQ(olga.patch(path_of("players", world.players[2]), R"({"mmr":1})").status, 200);
  EXPECT_EQ(olga.remove(path_of("players", world.players[2])).status, 204);
  EXPECT_EQ(olga.remove(path_of("players", world.players[2])).status, 404);
  EXPECT_EQ(count(world), 5U);
  EXPECT_EQ(olga.get(path_of("drafts", world.draft)).json().at("players"), boost::json::parse(state).at("players"));
}

TEST_F(RosterApi, brings_back_who_left_as_they_were) {
  const auto world = product.a_draft();
  const std::string player = path_of("players", world.players[3]);
  const std::string before = olga.patch(player, R"({"discord_id":"80351110224678912","is_out":true})").text;
  EXPECT_EQ(olga.remove(player).status, 204);
  EXPECT_EQ(olga.patch(player, R"({"mmr":1})").status, 404);
  for (int twice = 0; twice < 2; ++twice) {
    const Answered restored = olga.post(player + "/restore", "");
    EXPECT_EQ(restored.status, 200);
    EXPECT_EQ(restored.text, before);
  }
  EXPECT_EQ(count(world), 6U);
  EXPECT_EQ(olga.post("/api/v1/players/999/restore", "").status, 404);
  EXPECT_EQ(product.signed_in("Mika").post(player + "/restore", "").status, 403);
  EXPECT_EQ(product.anyone().post(player + "/restore", "").status, 401);
}

TEST_F(RosterApi, brings_nobody_back_whose_discord_id_is_anothers_now) {
  const auto world = product.a_draft();
  const std::string link = R"({"discord_id":"80351110224678912"})";
  olga.patch(path_of("players", world.players[3]), link);
  olga.remove(path_of("players", world.players[3]));
  EXPECT_EQ(olga.patch(path_of("players", world.players[4]), link).status, 200);
  EXPECT_EQ(olga.post(path_of("players", world.players[3], "/restore"), "").fields(),
            std::vector<std::string>{"discord_id"});
}

TEST_F(RosterApi, keeps_who_is_out_out_of_what_is_pending_until_they_are_back) {
  const auto world = product.a_draft();
  const std::string player = path_of("players", world.players[3]);
  const auto left_out = [&] { return olga.get(path_of("drafts", world.draft)).json().at("leave_out").as_array(); };
  EXPECT_TRUE(olga.patch(player, R"({"is_out":true})").json().at("is_out").as_bool());
  EXPECT_EQ(left_out(), (wire::Array{world.players[3]}));
  EXPECT_EQ(olga.get(path_of("drafts", world.draft)).json().at("players").as_array().size(), 5U);
  EXPECT_EQ(olga.patch(path_of("players", world.players[0]), R"({"is_out":true})").status, 200);
  EXPECT_EQ(left_out(), (wire::Array{world.players[3]}));
  olga.patch(player, R"({"is_out":false})");
  EXPECT_TRUE(left_out().empty());
}

TEST_F(RosterApi, says_which_drafts_a_player_is_in) {
  const auto world = product.a_draft();
  olga.patch(path_of("players", world.players[3]), R"({"is_out":true})");
  const wire::Value roster = product.anyone().get(path_of("tournaments", world.tournament, "/players")).json();
  EXPECT_EQ(roster.at_pointer("/items/0/draft_ids"), (wire::Array{world.draft}));
  EXPECT_EQ(roster.at_pointer("/items/3/draft_ids"), wire::Array());
  EXPECT_TRUE(roster.at_pointer("/items/3/is_out").as_bool());
}

TEST_F(RosterApi, tells_a_tournament_without_pending_drafts_of_every_change) {
  const auto world = product.a_started_draft();
  olga.remove(path_of("drafts", world.draft));
  product.listener.tournaments_changed.clear();
  import(world, "name,mmr\nAl,1\n");
  olga.patch(path_of("players", world.players[2]), R"({"mmr":1})");
  olga.remove(path_of("players", world.players[3]));
  olga.post(path_of("players", world.players[3], "/restore"), "");
  olga.patch(path_of("tournaments", world.tournament), R"({"name":"Other"})");
  EXPECT_EQ(product.listener.tournaments_changed, (std::vector<std::int64_t>(5, world.tournament)));
}

TEST_F(RosterApi, keeps_the_captains_of_a_pending_draft) {
  const auto world = product.a_draft();
  EXPECT_EQ(olga.remove(path_of("players", world.players[0])).code(), "player_in_draft");
  EXPECT_EQ(olga.patch(path_of("players", world.players[0]), R"({"mmr":1})").status, 200);
}

TEST_F(RosterApi, names_every_error_by_its_place) {
  const auto world = product.a_draft();
  const Answered answer = olga.post(path_of("tournaments", world.tournament, "/players"),
                                    R"({"players":[{"name":"A","mmr":1},{"name":" ","mmr":"5"},
                                        {"mmr":1000001,"positions":["1",2]},{"name":"B","mmr":1.5,"x":1},7]})");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.fields(),
            (std::vector<std::string>{"players/1/name", "players/1/mmr", "players/2/name", "players/2/mmr",
                                      "players/2/positions/1", "players/3/mmr", "players/3/x", "players/4"}));
  EXPECT_EQ(count(world), 6U);
}

TEST_F(RosterApi, knows_the_accounts_that_players_are_linked_to) {
  const auto world = product.a_draft();
  const std::string path = path_of("tournaments", world.tournament, "/players");
  EXPECT_EQ(olga.post(path, R"({"players":[{"name":"A","mmr":1},{"name":"B","mmr":1,"account_id":999}]})").fields(),
            std::vector<std::string>{"players/1/account_id"});
  EXPECT_EQ(olga.post(path, R"({"name":"A","mmr":1,"account_id":1})").json().at_pointer("/items/0/account_id"), 1);
  EXPECT_EQ(olga.patch(path_of("players", world.players[0]), R"({"account_id":999})").fields(),
            std::vector<std::string>{"account_id"});
  EXPECT_EQ(olga.patch(path_of("players", world.players[0]), R"({"account_id":null})").status, 200);
}

TEST_F(RosterApi, keeps_the_discord_ids_of_a_roster_apart) {
  const auto world = product.a_draft();
  const std::string path = path_of("tournaments", world.tournament, "/players");
  const std::string ann = R"({"name":"Ann","mmr":1,"discord_id":"80351110224678912"})";
  EXPECT_EQ(olga.post(path, R"({"players":[)" + ann + "," + ann + "]}").fields(),
            std::vector<std::string>{"players/1/discord_id"});
  EXPECT_EQ(olga.post(path, ann).json().at_pointer("/items/0/discord_id"), "80351110224678912");
  EXPECT_EQ(olga.post(path, ann).fields(), std::vector<std::string>{"discord_id"});
  const Answered file = import(world, "name,mmr,discord_id\nBo,1,\nCy,2,80351110224678912\n");
  EXPECT_EQ(file.json().at_pointer("/errors/0/field"), "discord_id");
  EXPECT_EQ(file.json().at_pointer("/errors/0/line").as_int64(), 3);
  const std::string player = path_of("players", world.players[0]);
  EXPECT_EQ(olga.patch(player, R"({"discord_id":"80351110224678912"})").fields(),
            std::vector<std::string>{"discord_id"});
  EXPECT_EQ(olga.patch(player, R"({"discord_id":"80351110224678913"})").status, 200);
  EXPECT_EQ(olga.patch(player, R"({"discord_id":"80351110224678913","mmr":2})").status, 200);
  EXPECT_TRUE(olga.patch(player, R"({"discord_id":null})").json().at("discord_id").is_null());
}

TEST_F(RosterApi, takes_nothing_else_for_a_discord_id) {
  const auto world = product.a_draft();
  for (const char* text : {R"("")", R"("1234567890123456")", R"("123456789012345678901")", R"("80351110224678x12")",
                           "80351110224678912", R"(" 80351110224678912")"}) {
    const auto answer = olga.patch(path_of("players", world.players[0]), R"({"discord_id":)" + std::string(text) + "}");
    EXPECT_EQ(answer.fields(), std::vector<std::string>{"discord_id"}) << text;
  }
  EXPECT_EQ(import(world, "name,mmr,discord_id\nBo,1,Bo#1234\n").json().at_pointer("/errors/0/line").as_int64(), 2);
}

TEST_F(RosterApi, links_a_player_to_the_account_that_signs_in_with_their_discord_id) {
  const auto world = product.a_draft();
  product.store->write([](app::WriteTransaction& tx) {
    tx.accounts().set_discord(tx.accounts().credentials("Mika")->account.id, "80351110224678912");
  });
  const std::string path = path_of("tournaments", world.tournament, "/players");
  const auto added = olga.post(path, R"({"name":"Mika","mmr":1,"discord_id":"80351110224678912"})").json();
  EXPECT_TRUE(added.at_pointer("/items/0/account_id").is_int64());
}

TEST_F(RosterApi, wants_an_edit_to_change_something) {
  const auto world = product.a_draft();
  EXPECT_EQ(olga.patch(path_of("players", world.players[0]), "{}").status, 422);
}

}  // namespace
}  // namespace draftwire::testing
