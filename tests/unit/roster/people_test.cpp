// Who of a file is who of the roster.
#include "roster/preview_json.hpp"
#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kId = "123456789012345678";
constexpr const char* kOtherId = "223456789012345678";

KnownPerson person(std::int64_t id, std::string name, domain::Mmr mmr = 5000) {
  return {domain::PlayerId{id}, std::move(name), mmr, {}, {}};
}

TEST(RosterPeople, are_found_by_their_name_without_case_blanks_and_accents) {
  const Known known{person(1, "Zoë Brännström"), person(2, "Łukasz O’Neil"), person(3, "Bo")};
  const Preview preview = read("name,mmr\nZOE  BRANNSTROM,5000\nlukasz o'neil,5100\nbo,5000\n", {}, known);
  EXPECT_THAT(told(preview), ElementsAre("same Zoë Brännström 5000", "update Łukasz O’Neil 5100", "same Bo 5000"));
  EXPECT_EQ(row_at(preview, 3).before->mmr, 5000);
  EXPECT_FALSE(row_at(preview, 3).before->name);
}

TEST(RosterPeople, are_found_by_their_id_and_get_the_new_spelling) {
  Known known{person(1, "Bo")};
  known[0].discord_id = kId;
  const Preview preview = read("name,mmr,discord_id\nBö the Great,5000," + std::string(kId) + "\n", {}, known);
  ASSERT_EQ(row_at(preview, 2).status, Status::update);
  EXPECT_EQ(row_at(preview, 2).before->name, "Bo");
  EXPECT_EQ(imported(known, preview).front().name, "Bö the Great");
}

TEST(RosterPeople, keep_what_the_file_lacks) {
  Known known{person(1, "Bo")};
  known[0].positions = {"1"};
  known[0].discord_id = kId;
  EXPECT_EQ(told(row_at(read("name,mmr\nBo,5000\n", {}, known), 2)), "same Bo 5000 1");
  const Preview other = read("name,mmr,positions\nBo,5000,2\n", {}, known);
  EXPECT_EQ(row_at(other, 2).before->positions, std::vector<std::string>{"1"});
}

TEST(RosterPeople, of_one_name_are_asked_about) {
  const Known known{person(4, "Bo"), person(9, "BO", 4000)};
  const Preview preview = read("name,mmr\nBo,4500\n", {}, known);
  ASSERT_THAT(need_codes(preview), ElementsAre("choose_person"));
  EXPECT_EQ(preview.needs[0].line, 2);
  EXPECT_THAT(preview.needs[0].player_ids, ElementsAre(domain::PlayerId{4}, domain::PlayerId{9}));
  const Preview answered = read("name,mmr\nBo,4500\n", {{"persons", "2:9"}}, known);
  EXPECT_TRUE(answered.needs.empty());
  EXPECT_EQ(row_at(answered, 2).player_id, domain::PlayerId{9});
  EXPECT_EQ(row_at(answered, 2).name, "BO");
  EXPECT_EQ(row_at(read("name,mmr\nBo,4000\n", {}, known), 2).player_id, domain::PlayerId{9});
}

TEST(RosterPeople, with_another_id_are_asked_about) {
  Known known{person(4, "Bo")};
  known[0].discord_id = kId;
  const std::string file = "name,mmr,discord_id\nBo,4500," + std::string(kOtherId) + "\n";
  EXPECT_THAT(need_codes(read(file, {}, known)), ElementsAre("choose_person"));
  EXPECT_EQ(read(file, {{"also_people", "2"}}, known).counts.fresh, 1);
  EXPECT_EQ(row_at(read(file, {{"persons", "2:4"}}, known), 2).before->discord_id, std::optional<std::string>(kId));
}

TEST(RosterPeople, may_be_two_of_one_name_and_stay_two) {
  const std::string file = "name,mmr\nBo,5000\nBo,4000\n";
  const Given two{{"also_people", "3"}};
  EXPECT_EQ(read(file).counts.duplicate, 1);
  const Known known = imported({}, read(file, two));
  ASSERT_EQ(known.size(), 2U);
  EXPECT_EQ(read(file, two, known).counts.same, 2);
  EXPECT_EQ(read("name,mmr,discord_id\nBo,5000," + std::string(kId) + "\nBo,4000," + kOtherId + "\n").counts.fresh, 2);
}

TEST(RosterPeople, of_one_name_are_unchanged_in_any_order_and_any_number) {
  constexpr int kCount = 5000;
  Known known;
  std::string file = "name,mmr,positions\n";
  for (int i = 0; i < kCount; ++i) {
    known.push_back(person(i + 1, "Bo", i / 2));
    known.back().positions = {"a", "b", "c", "d", i % 2 == 0 ? "e" : "f", "g:h"};
  }
  for (int i = kCount; i-- > 0;) {
    file += "BO," + std::to_string(i / 2) + ",a;b;c;d;" + (i % 2 == 0 ? "e" : "f") + ";g:h\n";
  }
  const Preview preview = read(file, {}, known);
  EXPECT_EQ(preview.counts.same, kCount);
  EXPECT_EQ(row_at(preview, 2).player_id, domain::PlayerId{kCount});
}

TEST(RosterPeople, of_one_name_are_asked_about_while_some_are_free) {
  const Known known{person(4, "Bo"), person(9, "Bo", 4000), person(11, "Bo", 3000)};
  const Given also{{"also_people", "3,4,5"}};
  const Preview preview = read("name,mmr\nBo,4000\nBo,5000\nBo,4000\nBo,2000\n", also, known);
  EXPECT_THAT(told(preview), ElementsAre("same Bo 4000", "same Bo 5000", "new Bo 4000", "new Bo 2000"));
  const Preview asked = read("name,mmr\nBo,1\nBo,7\n", {{"persons", "3:9"}}, known);
  ASSERT_THAT(need_codes(asked), ElementsAre("choose_person"));
  EXPECT_THAT(asked.needs[0].player_ids, ElementsAre(domain::PlayerId{4}, domain::PlayerId{11}));
}

TEST(RosterPeople, on_the_roster_may_be_skipped_or_added_again) {
  const Known known{person(1, "Bo")};
  const Preview skipped = read("name,mmr\nBo,4000\nCy,1\n", {{"on_existing", "skip"}}, known);
  EXPECT_THAT(told(skipped), ElementsAre("same Bo 5000", "new Cy 1"));
  EXPECT_EQ(read("name,mmr\nBo,4000\n", {{"on_existing", "add"}}, known).counts.fresh, 1);
}

TEST(RosterPeople, of_an_export_are_unchanged) {
  Known known{person(1, "=SUM(A1)"), person(2, "'@x"), person(3, "Łu,k\"asz"), person(4, "-")};
  known[3].name = "-5";
  known[2].positions = {"1", "2"};
  const Preview preview = read(
      "name,mmr,positions\r\n'=SUM(A1),5000,\r\n''@x,5000,\r\n\"Łu,k\"\"asz\",5000,1;2\r\n'-5,5000,\r\n", {}, known);
  EXPECT_EQ(preview.counts.same, 4);
}

TEST(RosterPeople, that_an_option_names_are_of_the_roster) {
  const auto preview = tried("name,mmr\nBo,1\n", {{"persons", "2:77"}});
  ASSERT_FALSE(preview);
  EXPECT_EQ(preview.error().option, "persons");
}

TEST(RosterPeople, are_told_in_json) {
  const Known known{person(4, "Bo")};
  const std::string json = preview_json(read("name,mmr\nBo,4500\nFay,\n", {}, known));
  EXPECT_THAT(json,
              HasSubstr(R"("encoding":{"used":"UTF-8","guessed":false,"others":[]},"separator":",","header_line":1)"));
  EXPECT_THAT(json,
              HasSubstr(R"("status":"update","left_out":false,"name":"Bo","mmr":4500,"positions":[],"discord_id":null,)"
                        R"("player_id":4,"before":{"mmr":5000},"notes":[],"errors":[]})"));
  EXPECT_THAT(
      json, HasSubstr(R"("counts":{"new":0,"update":1,"same":0,"duplicate":0,"unrated":1,"not_a_person":0,"bad":0}})"));
}

TEST(RosterPreview, is_written_while_it_is_read_and_never_copied) {
  std::string file = "name,mmr,positions\n";
  for (int i = 0; i < 500; ++i) {
    file += "Player of a long name " + std::to_string(i) + std::string(50, '.') + ",4500,\"support;carry;middle\"\n";
  }
  PreviewWriter writer(file.size());
  std::size_t row_count = 0;
  const auto preview = read_roster(file, Options{}, {}, Scale{}, [&](const Row& row) {
    ++row_count;
    writer.add(row);
  });
  ASSERT_TRUE(preview);
  EXPECT_TRUE(preview->rows.empty());
  EXPECT_EQ(row_count, 500U);
  EXPECT_EQ(preview->counts.fresh, 500);
  const std::size_t set_aside = PreviewWriter(file.size()).finish(Preview{}).capacity();
  const std::string json = writer.finish(*preview);
  EXPECT_EQ(json.capacity(), set_aside);
  EXPECT_EQ(json, preview_json(read(file)));
}

}  // namespace
}  // namespace draftwire::roster
