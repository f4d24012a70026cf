#include "roster/csv_export.hpp"

#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

const Known kPeople{{{1}, "=Zoë, the 1st", 5400, {"1", "mid"}, "80351110224678912"}, {{2}, "Bram", 42, {}, {}}};

TEST(CsvExport, has_a_line_a_person_and_nothing_that_a_spreadsheet_runs) {
  EXPECT_EQ(roster_csv(kPeople, {}, false),
            "name,mmr,positions\r\n"
            "\"'=Zoë, the 1st\",5400,1;mid\r\n"
            "Bram,42,\r\n");
}

TEST(CsvExport, has_discord_ids_when_asked_for) {
  EXPECT_EQ(roster_csv(kPeople, {}, true),
            "name,mmr,positions,discord_id\r\n"
            "\"'=Zoë, the 1st\",5400,1;mid,80351110224678912\r\n"
            "Bram,42,,\r\n");
}

TEST(CsvExport, of_two_people_with_one_name_is_no_duplicate) {
  const Known two{{{1}, "Asta", 5400, {}, {}}, {{2}, "Asta", 4200, {}, {}}};
  const Preview preview = read(roster_csv(two, {}, false), {}, two);
  EXPECT_EQ(preview.counts.same, 2);
  EXPECT_EQ(row_at(preview, 3).player_id, domain::PlayerId{2});
}

TEST(CsvExport, with_positions_that_a_cell_can_not_say_is_no_change) {
  const Known one{{{1}, "Asta", 5400, {"mid/top", "+1"}, {}}};
  EXPECT_EQ(read(roster_csv(one, {}, false), {}, one).counts.same, 1);
}

TEST(CsvExport, calls_the_rating_as_the_tournament_does_where_that_reads_back) {
  EXPECT_EQ(roster_csv({}, {"Power", 0}, false), "name,Power,positions\r\n");
  EXPECT_EQ(roster_csv({}, {"Elo", 0}, false), "name,Elo,positions\r\n");
  EXPECT_EQ(roster_csv({}, {"MMR", 0}, false), "name,mmr,positions\r\n");
  EXPECT_EQ(roster_csv({}, {"Name", 0}, false), "name,mmr,positions\r\n");
  EXPECT_EQ(roster_csv({}, {"Discord ID", 0}, false), "name,mmr,positions\r\n");
}

TEST(CsvExport, shows_the_decimals_so_that_none_could_be_thousands) {
  const auto cell = [](domain::Mmr mmr, int decimals) {
    const std::string file = roster_csv(Known{{{1}, "A", mmr, {}, {}}}, {"MMR", decimals}, false);
    return file.substr(file.find("A,") + 2, file.find(",\r\n", file.find("A,")) - file.find("A,") - 2);
  };
  EXPECT_EQ(cell(857, 2), "8.57");
  EXPECT_EQ(cell(5, 2), "0.05");
  EXPECT_EQ(cell(54, 1), "5.4");
  EXPECT_EQ(cell(5457, 3), "5.4570");
}

}  // namespace
}  // namespace draftwire::roster
