#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>

#include "app/roster_import.hpp"
#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

// The store of a league in which another request comes first: before each write `meanwhile` runs.
class BusyStore final : public app::Store {
 public:
  BusyStore(app::Store& store, std::function<void()> meanwhile) : store_(store), meanwhile_(std::move(meanwhile)) {}

 protected:
  void run_read(const ReadBody& body) override { store_.read(body); }
  void run_write(const WriteBody& body, app::Durability durability) override {
    meanwhile_();
    store_.write(body, durability);
  }

 private:
  app::Store& store_;
  const std::function<void()> meanwhile_;
};

// The roster has Ann 5000, Bo 4000, Cy 3000, Di 2900, Ed 2800 and Flo 2700.
class StaleImport : public ::testing::Test {
 protected:
  // Reads the file, and before each try to write it does the next of `steps`.
  std::expected<app::ImportDone, app::ImportRefusal> import(const std::string& file,
                                                            const std::vector<std::function<void()>>& steps) {
    std::size_t next = 0;
    BusyStore busy(*product.store, [&] {
      if (next < steps.size()) steps[next++]();
    });
    app::RosterImport roster_import(busy, product.clock, product.listener, app::Quotas());
    auto done = roster_import.import(domain::TournamentId{world.tournament}, file, {}, app::Identity::system());
    EXPECT_EQ(next, steps.size());
    return done;
  }

  void add(const std::string& name) {
    const std::string path = path_of("tournaments", world.tournament, "/players");
    EXPECT_EQ(olga.post(path, R"({"name":")" + name + R"(","mmr":2600})").status, 201);
  }

  // How many on the roster.
  std::int64_t people() {
    return olga.get(path_of("tournaments", world.tournament)).json().at("player_count").as_int64();
  }

  Product product;
  Product::World world = product.a_draft();
  Browser olga = product.signed_in("Olga");
};

TEST_F(StaleImport, doubles_no_one_who_was_added_since_the_file_was_read) {
  const auto done = import("name,mmr\nGus,2600\n", {[&] { add("Gus"); }});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->counts.same, 1);
  EXPECT_EQ(people(), 7);
}

TEST_F(StaleImport, adds_those_again_who_left_since_the_file_was_read) {
  const auto done = import("name,mmr\nFlo,2700\n", {[&] { olga.remove(path_of("players", world.players[5])); }});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->counts.fresh, 1);
  EXPECT_EQ(people(), 6);
}

TEST_F(StaleImport, leaves_those_alone_whose_draft_started_since_the_file_was_read) {
  const auto done = import("name,mmr\nAnn,1\n", {[&] { olga.post(path_of("drafts", world.draft, "/start"), ""); }});
  ASSERT_FALSE(done);
  ASSERT_TRUE(std::holds_alternative<app::ImportStopped>(done.error()));
  EXPECT_EQ(std::get<app::ImportStopped>(done.error()).rows.at(0).errors.at(0).code, "player_in_draft");
}

TEST_F(StaleImport, comes_to_an_end_on_a_roster_that_never_rests) {
  const auto done = import("name,mmr\nHal,2600\n",
                           {[&] { add("Gus"); }, [&] { add("Ivy"); }, [&] { add("Jo"); }, [&] { add("Hal"); }});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->counts.same, 1);
  EXPECT_EQ(people(), 10);
}

}  // namespace
}  // namespace draftwire::testing
