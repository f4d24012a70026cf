// Which column is what.
#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

using ::testing::ElementsAre;

std::string columns_of(std::string_view header, const Scale& scale = {}) {
  const std::string text = std::string(header) + "\nAnn Lee,5400,7,x\n";
  std::string told;
  for (const Column& column : read(text, {}, {}, scale).columns) {
    told += (told.empty() ? "" : " ") + std::string(column.as ? to_string(*column.as) : "-");
  }
  return told;
}

TEST(RosterColumns, have_many_names) {
  for (const char* name : {"name", "Player", "PLAYER_NAME", "player-name", "nickname", "Nick", "IGN", "handle",
                           "user name", "GamerTag", "summoner", "Display Name", "Discord name", "Your in-game name"}) {
    for (const char* rating : {"mmr", "Rating", "ELO", "sr", "skill", "Skill Rating", "points", "LP", "score", "level",
                               "Peak", "Elo Rating", "MMR (current)", "What is your MMR?"}) {
      EXPECT_EQ(columns_of(std::string(name) + "," + rating + ",a,b"), "name mmr - -") << name << " " << rating;
    }
  }
}

TEST(RosterColumns, of_positions_and_ids) {
  for (const char* title : {"position", "Positions", "role", "Role(s)", "pos", "Main role", "preferred_roles"}) {
    EXPECT_EQ(columns_of("name,mmr," + std::string(title) + ",b"), "name mmr positions -") << title;
  }
  EXPECT_EQ(read("name,mmr,Discord ID\nAnn,1,123456789012345678\n").columns.at(2).as, Field::discord_id);
  EXPECT_EQ(read("name,mmr,discord\nAnn,1,123456789012345678\n").columns.at(2).as, Field::discord_id);
}

TEST(RosterColumns, of_the_title_discord_may_have_names_and_are_ignored_then) {
  const Preview preview = read("name,mmr,discord\nAnn,1,ann#0420\n");
  EXPECT_EQ(preview.columns.at(2).as, std::nullopt);
  EXPECT_EQ(told(preview), std::vector<std::string>{"new Ann 1"});
}

TEST(RosterColumns, an_exact_word_beats_a_looser_one) {
  EXPECT_EQ(columns_of("name,peak,mmr,b"), "name - mmr -");
  EXPECT_EQ(columns_of("name,Peak Elo,Elo,b"), "name - mmr -");
  EXPECT_EQ(columns_of("name,MMR (peak),MMR (current),b"), "name - mmr -");
  EXPECT_EQ(columns_of("Discord name,mmr,name,b"), "- mmr name -");
}

TEST(RosterColumns, two_that_are_as_good_are_asked_about) {
  const Preview ratings = read("name,elo,rating\nAnn,1,2\n");
  ASSERT_THAT(need_codes(ratings), ElementsAre("choose_rating_column"));
  EXPECT_THAT(ratings.needs.front().columns, ElementsAre(1, 2));
  EXPECT_FALSE(import_plan(ratings));
  EXPECT_THAT(need_codes(read("player,ign,mmr\nAnn,x,2\n")), ElementsAre("choose_name_column"));
  EXPECT_THAT(need_codes(read("name,mmr,mmr\nAnn,1,2\n")), ElementsAre("choose_rating_column"));
  EXPECT_THAT(need_codes(read("name,mmr,role,pos\nAnn,1,2,3\n")), ElementsAre("choose_positions_column"));
}

TEST(RosterColumns, a_header_without_a_rating_is_asked_about) {
  const Preview preview = read("name,age\nAnn,31\nBob,27\n");
  ASSERT_THAT(need_codes(preview), ElementsAre("choose_rating_column"));
  EXPECT_THAT(preview.needs.front().columns, ElementsAre(1));
  EXPECT_EQ(preview.header_line, 1);
}

TEST(RosterColumns, the_rating_may_have_the_tournaments_name) {
  EXPECT_EQ(columns_of("name,Power,a,b", {"Power", 0}), "name mmr - -");
}

}  // namespace
}  // namespace draftwire::roster
