#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

TEST(RosterOptions, are_read_by_their_names) {
  const auto options = options_from(Given{{"encoding", "latin1"},
                                          {"separator", "tab"},
                                          {"header_line", "3"},
                                          {"columns", "name:0,mmr:2,positions:3,discord_id:5"},
                                          {"unrated_mmr", "3000"},
                                          {"on_existing", "skip"},
                                          {"leave_out", "3,5"},
                                          {"also_people", "7"},
                                          {"persons", "4:17,6:18"},
                                          {"read_scale", "decimals"}});
  ASSERT_TRUE(options) << options.error().name;
  EXPECT_EQ(options->encoding, "ISO-8859-1");
  EXPECT_EQ(options->separator, '\t');
  EXPECT_EQ(options->header_line, 3);
  EXPECT_EQ(options->columns,
            (Columns{{Field::name, 0}, {Field::mmr, 2}, {Field::positions, 3}, {Field::discord_id, 5}}));
  EXPECT_EQ(options->unrated_mmr, 3000);
  EXPECT_EQ(options->on_existing, OnExisting::skip);
  EXPECT_EQ(options->leave_out, (std::set{3, 5}));
  EXPECT_EQ(options->also_people, std::set{7});
  EXPECT_EQ(options->persons, (std::map<int, domain::PlayerId>{{4, {17}}, {6, {18}}}));
  EXPECT_EQ(options->read_scale, ReadScale::decimals);
}

TEST(RosterOptions, that_can_not_be_are_refused_by_their_names) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"encoding", "klingon"},
      {"separator", "x"},
      {"header_line", "-1"},
      {"columns", "name:0"},
      {"columns", "name:0,mmr:0"},
      {"columns", "name:0,mmr:x"},
      {"columns", "name:0,elo:1"},
      {"unrated_mmr", "1000001"},
      {"unrated_mmr", "1.5"},
      {"on_existing", "replace"},
      {"leave_out", "3,"},
      {"also_people", "0"},
      {"persons", "3"},
      {"persons", "3:1,3:2"},
      {"read_scale", "both"},
      {"colums", "name:0"},
  };
  for (const auto& [name, value] : wrong) {
    const auto options = options_from(Given{{name, value}});
    ASSERT_FALSE(options) << name << "=" << value;
    EXPECT_EQ(options.error().name, name);
    EXPECT_FALSE(options.error().message.empty());
  }
  EXPECT_FALSE(options_from(Given{{"leave_out", "1"}, {"leave_out", "2"}}));
  EXPECT_TRUE(options_from(Given{{"leave_out", ""}}));
}

}  // namespace
}  // namespace draftwire::roster
