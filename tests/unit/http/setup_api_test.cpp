#include <gtest/gtest.h>

#include "unit/http/product.hpp"

// What a draft's set-up names beside its captains, and what a tournament's ratings are.
namespace draftwire::testing {
namespace {

class SetupApi : public ::testing::Test {
 protected:
  std::string draft(const Product::World& world) { return path_of("drafts", world.draft); }
  static std::string ids(std::initializer_list<std::int64_t> players) {
    wire::Array list;
    for (const std::int64_t player : players) list.emplace_back(player);
    return boost::json::serialize(list);
  }
  std::string captains(const Product::World& world, std::string_view first_team = R"("A")") {
    return R"([{"player_id":)" + std::to_string(world.players[0]) + R"(,"team_name":)" + std::string(first_team) +
           R"(},{"player_id":)" + std::to_string(world.players[1]) + "}]";
  }
  Answered new_draft(const Product::World& world, const std::string& rest) {
    return olga.post(path_of("tournaments", world.tournament, "/drafts"),
                     R"({"style":"snake","captains":)" + captains(world) + rest + "}");
  }
  Answered rate(const Product::World& world, std::string change) {
    return olga.patch(path_of("tournaments", world.tournament), std::move(change));
  }

  Product product;
  Browser olga = product.signed_in("Olga");
};

TEST_F(SetupApi, names_a_draft_and_freezes_its_name) {
  const auto world = product.a_draft();
  EXPECT_TRUE(olga.get(draft(world)).json().at("name").is_null());
  EXPECT_EQ(olga.patch(draft(world), R"({"name":" Tuesday "})").json().at("name"), "Tuesday");
  EXPECT_EQ(olga.get(path_of("tournaments", world.tournament, "/drafts")).json().at_pointer("/items/0/name"),
            "Tuesday");
  EXPECT_TRUE(olga.patch(draft(world), R"({"name":null})").json().at("name").is_null());
  EXPECT_EQ(olga.patch(draft(world), R"({"name":")" + std::string(61, 'x') + "\"}").fields(),
            std::vector<std::string>{"name"});
  EXPECT_EQ(olga.patch(draft(world), R"({"name":")" + std::string(60, 'x') + "\"}").status, 200);
  olga.post(draft(world) + "/start", "");
  EXPECT_EQ(olga.get(draft(world) + "/events").json().at_pointer("/items/1/payload/name"),
            wire::Value(std::string(60, 'x')));
  EXPECT_EQ(new_draft(world, R"(,"name":"Wednesday")").json().at("name"), "Wednesday");
}

TEST_F(SetupApi, leaves_out_who_is_out_unless_told) {
  const auto world = product.a_draft();
  olga.patch(path_of("players", world.players[4]), R"({"is_out":true})");
  EXPECT_EQ(new_draft(world, "").json().at("leave_out"), (wire::Array{world.players[4]}));
  EXPECT_EQ(new_draft(world, R"(,"leave_out":null)").json().at("leave_out"), (wire::Array{world.players[4]}));
  EXPECT_EQ(new_draft(world, R"(,"leave_out":[])").json().at("leave_out"), wire::Array());
  const wire::Value chosen =
      new_draft(world, R"(,"leave_out":)" + ids({world.players[5], world.players[3], world.players[5]})).json();
  EXPECT_EQ(chosen.at("leave_out"), (wire::Array{world.players[3], world.players[5]}));
  EXPECT_EQ(chosen.at("players").as_array().size(), 4U);
}

TEST_F(SetupApi, changes_who_is_left_out_of_a_pending_draft_and_freezes_them) {
  const auto world = product.a_draft();
  const auto left_out = [&](const std::string& list) {
    return olga.patch(draft(world), R"({"leave_out":)" + list + "}").json().at("leave_out");
  };
  EXPECT_EQ(left_out(ids({world.players[2], world.players[3]})), (wire::Array{world.players[2], world.players[3]}));
  EXPECT_EQ(left_out("[]"), wire::Array());
  left_out(ids({world.players[2]}));
  olga.patch(path_of("players", world.players[2]), R"({"name":"Another"})");
  EXPECT_EQ(olga.post(draft(world) + "/start", "").json().at("leave_out"), (wire::Array{world.players[2]}));
  const wire::Value log = olga.get(draft(world) + "/events").json();
  EXPECT_EQ(log.at_pointer("/items/1/payload/leave_out"), (wire::Array{world.players[2]}));
  EXPECT_EQ(log.at_pointer("/items/1/payload/players").as_array().size(), 5U);
  EXPECT_EQ(olga.patch(path_of("players", world.players[2]), R"({"mmr":7})").status, 200);
  EXPECT_EQ(olga.remove(path_of("players", world.players[2])).status, 204);
}

TEST_F(SetupApi, leaves_out_no_captain_and_nobody_of_another_roster) {
  const auto world = product.a_draft();
  const auto other = product.a_draft();
  EXPECT_EQ(olga.patch(draft(world), R"({"leave_out":)" + ids({world.players[2], world.players[0]}) + "}").fields(),
            std::vector<std::string>{"leave_out/1"});
  EXPECT_EQ(new_draft(world, R"(,"leave_out":)" + ids({world.players[1]})).fields(),
            std::vector<std::string>{"leave_out/0"});
  EXPECT_EQ(new_draft(world, R"(,"leave_out":)" + ids({other.players[2]})).fields(),
            std::vector<std::string>{"leave_out/0"});
  EXPECT_EQ(new_draft(world, R"(,"leave_out":["1"])").fields(), std::vector<std::string>{"leave_out/0"});
}

TEST_F(SetupApi, takes_a_new_captain_in_and_an_old_one_who_is_out_leaves) {
  const auto world = product.a_draft();
  olga.patch(path_of("players", world.players[0]), R"({"is_out":true})");
  olga.patch(path_of("players", world.players[2]), R"({"is_out":true})");
  const std::string change = R"({"captains":[{"player_id":)" + std::to_string(world.players[2]) + R"(},{"player_id":)" +
                             std::to_string(world.players[1]) + "}]}";
  const wire::Value state = olga.patch(draft(world), change).json();
  EXPECT_EQ(state.at("leave_out"), (wire::Array{world.players[0]}));
  EXPECT_EQ(state.at_pointer("/teams/0/captain_id"), world.players[2]);
}

TEST_F(SetupApi, a_team_that_nobody_named_follows_its_captain_until_the_start) {
  const auto world = product.a_draft();
  olga.patch(draft(world), R"({"captains":)" + captains(world) + "}");
  olga.patch(path_of("players", world.players[0]), R"({"name":"Renamed"})");
  olga.patch(path_of("players", world.players[1]), R"({"name":"Followed"})");
  const auto name = [&](const char* team) { return olga.get(draft(world)).json().at_pointer(team).as_string(); };
  EXPECT_EQ(name("/teams/0/name"), "A");
  EXPECT_EQ(name("/teams/1/name"), "Team Followed");
  olga.post(draft(world) + "/start", "");
  olga.remove(draft(world));
  olga.patch(path_of("players", world.players[1]), R"({"name":"Later"})");
  EXPECT_EQ(name("/teams/1/name"), "Team Followed");
}

TEST_F(SetupApi, can_be_undone_after_somebody_of_it_left_the_roster) {
  const auto world = product.a_started_draft();
  for (int round = 1; round <= 4; ++round) {
    olga.post(draft(world) + "/picks", R"({"round":)" + std::to_string(round) + R"(,"player_id":)" +
                                           std::to_string(world.players[static_cast<std::size_t>(round + 1)]) + "}");
  }
  ASSERT_EQ(olga.get(draft(world)).json().at("status"), "completed");
  for (const std::int64_t player : world.players) EXPECT_EQ(olga.remove(path_of("players", player)).status, 204);
  const wire::Value undone = olga.post(draft(world) + "/undo", "").json();
  EXPECT_EQ(undone.at_pointer("/state/status"), "active");
  EXPECT_EQ(
      olga.post(draft(world) + "/picks", R"({"round":4,"player_id":)" + std::to_string(world.players[5]) + "}").status,
      201);
}

TEST_F(SetupApi, names_ratings_and_freezes_them_with_a_draft) {
  const auto world = product.a_draft();
  EXPECT_EQ(rate(world, R"({"rating_name":"Elo"})").json().at("rating_name"), "Elo");
  EXPECT_EQ(rate(world, R"({"rating_name":"Thirteen char"})").fields(), std::vector<std::string>{"rating_name"});
  EXPECT_EQ(rate(world, R"({"rating_decimals":4})").fields(), std::vector<std::string>{"rating_decimals"});
  olga.patch(draft(world), R"({"tie_window":50})");
  const wire::Value finer = rate(world, R"({"rating_decimals":2})").json();
  EXPECT_EQ(finer.at("rating_decimals"), 2);
  const wire::Value state = olga.get(draft(world)).json();
  EXPECT_EQ(state.at("rating_name"), "Elo");
  EXPECT_EQ(state.at("rating_decimals"), 2);
  EXPECT_EQ(state.at("tie_window"), 5000);
  EXPECT_EQ(state.at_pointer("/players/0/mmr"), 500000);
  olga.post(draft(world) + "/start", "");
  const wire::Value log = olga.get(draft(world) + "/events").json();
  EXPECT_EQ(log.at_pointer("/items/1/payload/rating_name"), "Elo");
  EXPECT_EQ(log.at_pointer("/items/1/payload/rating_decimals"), 2);
  const Answered busy = rate(world, R"({"rating_decimals":3})");
  EXPECT_EQ(busy.code(), "tournament_has_active_draft");
  EXPECT_EQ(rate(world, R"({"rating_decimals":2,"rating_name":"SR"})").json().at("rating_name"), "SR");
  EXPECT_EQ(olga.get(draft(world)).json().at("rating_name"), "Elo");
}

TEST_F(SetupApi, changes_no_scale_that_would_lose_digits_or_find_no_room) {
  const auto world = product.a_draft();
  const auto mmr = [&] {
    return olga.get(path_of("tournaments", world.tournament, "/players")).json().at_pointer("/items/0/mmr").as_int64();
  };
  EXPECT_EQ(rate(world, R"({"rating_decimals":3})").fields(), std::vector<std::string>{"rating_decimals"});
  EXPECT_EQ(mmr(), 5000);
  rate(world, R"({"rating_decimals":1})");
  EXPECT_EQ(mmr(), 50000);
  olga.patch(path_of("players", world.players[5]), R"({"mmr":20001})");
  EXPECT_EQ(rate(world, R"({"rating_decimals":0})").fields(), std::vector<std::string>{"rating_decimals"});
  olga.patch(path_of("players", world.players[5]), R"({"mmr":20010})");
  olga.patch(draft(world), R"({"tie_window":5})");
  EXPECT_EQ(rate(world, R"({"rating_decimals":0})").fields(), std::vector<std::string>{"rating_decimals"});
  olga.patch(draft(world), R"({"tie_window":50})");
  EXPECT_EQ(rate(world, R"({"rating_decimals":0})").status, 200);
  EXPECT_EQ(mmr(), 5000);
  EXPECT_EQ(olga.get(draft(world)).json().at("tie_window"), 5);
  olga.patch(draft(world), R"({"tie_window":100000})");
  EXPECT_EQ(rate(world, R"({"rating_decimals":1})").fields(), std::vector<std::string>{"rating_decimals"});
}

}  // namespace
}  // namespace draftwire::testing
