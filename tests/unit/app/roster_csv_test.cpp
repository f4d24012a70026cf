#include "app/roster_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <sstream>

namespace draftwire::app {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;
using Players = std::vector<NewPlayer>;

const Players kAnnAndBob{{"Ann", 1}, {"Bob", 2}};

std::optional<Players> players_in(std::string_view text) {
  auto file = players_from_csv(text);
  if (!file) return std::nullopt;
  return std::move(file->players);
}

struct GoodFile {
  std::string_view form;
  std::string_view text;
};

const GoodFile kGoodFiles[] = {
    {"plain", "name,mmr\nAnn,1\nBob,2\n"},
    {"without the last line end", "name,mmr\nAnn,1\nBob,2"},
    {"with CRLF and a byte order mark", "\xEF\xBB\xBFname,mmr\r\nAnn,1\r\nBob,2\r\n"},
    {"with CR alone", "name,mmr\rAnn,1\rBob,2\r"},
    {"in quotes", "\"name\",\"mmr\"\n\"Ann\",\"1\"\n\"Bob\",\"2\"\n"},
    {"in another order", "mmr,name\n1,Ann\n2,Bob\n"},
    {"with other columns", "id,name,team,mmr\n9,Ann,x,1\n8,Bob,\"y,z\",2\n"},
    {"with a header in capitals", " NAME , Mmr \nAnn,1\nBob,2\n"},
    {"with empty lines", "\nname,mmr\n\nAnn,1\n\nBob,2\n\n"},
    {"with lines of nothing but separators", "name,mmr\nAnn,1\n,\nBob,2\n , \n"},
    {"with blanks around the cells", "name,mmr\n Ann , 1 \nBob,2\n"},
    {"with semicolons", "name;mmr\nAnn;1\nBob;2\n"},
    {"with tabs", "name\tmmr\nAnn\t1\nBob\t2\n"},
};

TEST(RosterCsv, reads_every_form_that_leagues_bring) {
  for (const GoodFile& file : kGoodFiles) EXPECT_EQ(players_in(file.text), kAnnAndBob) << file.form;
}

TEST(RosterCsv, splits_positions_at_semicolons) {
  EXPECT_EQ(players_in("name,mmr,positions\nAnn,1,1;2\nBob,2,\nCy,3, 4 ; 5 \nDee,4\n"),
            (Players{{"Ann", 1, {"1", "2"}}, {"Bob", 2}, {"Cy", 3, {"4", "5"}}, {"Dee", 4}}));
}

TEST(RosterCsv, splits_quoted_positions_in_a_file_with_semicolons) {
  EXPECT_EQ(players_in("name;mmr;positions\nAnn;1;\"1;2\"\n"), (Players{{"Ann", 1, {"1", "2"}}}));
}

TEST(RosterCsv, lets_two_people_share_a_name) {
  EXPECT_EQ(players_in("name,mmr\nAnn,1\nAnn,2\n")->size(), 2U);
}

TEST(RosterCsv, takes_ratings_from_0_to_a_million) {
  EXPECT_EQ(players_in("name,mmr\nAnn,0\nBob,1000000\n"), (Players{{"Ann", 0}, {"Bob", 1000000}}));
}

TEST(RosterCsv, reads_the_discord_ids_of_those_who_have_one) {
  const auto players = players_in("name,mmr,discord_id\nAnn,1,80351110224678912\nBob,2,\nCy,3\n").value_or(Players{});
  ASSERT_EQ(players.size(), 3U);
  EXPECT_EQ(players[0].discord_id, "80351110224678912");
  EXPECT_EQ(players[1].discord_id, std::nullopt);
  EXPECT_EQ(players[2].discord_id, std::nullopt);
}

TEST(RosterCsv, says_where_each_player_stands) {
  EXPECT_THAT(players_from_csv("name,mmr\n\nAnn,1\nBob,2\n")->lines, ElementsAre(3, 4));
}

// `line field` of everything that is wrong.
std::vector<std::string> errors_of(std::string_view text) {
  const auto players = players_from_csv(text);
  std::vector<std::string> places;
  if (players) return places;
  for (const wire::FieldError& error : players.error()) {
    if (error.line) {
      EXPECT_THAT(error.message, StartsWith("line " + std::to_string(*error.line) + ": "));
    }
    places.push_back(std::to_string(error.line.value_or(0)) + " " + error.field);
  }
  return places;
}

TEST(RosterCsv, never_takes_a_rating_that_is_not_a_whole_number_in_range) {
  for (const char* mmr : {"", "1000001", "-1", "-0", "4.5", "1e3", "abc", "0x10", "+5", "99999999999999999999", "٣",
                          "5 0", "\"1,000\""}) {
    EXPECT_THAT(errors_of("name,mmr\nAnn,1\nBob," + std::string(mmr) + "\n"), ElementsAre("3 mmr")) << mmr;
  }
}

TEST(RosterCsv, names_every_bad_line_and_everything_wrong_in_it) {
  EXPECT_THAT(errors_of("name,mmr,positions\nAnn,1,\n,x,\nBob,-5,\nCy,3,\nDee,,\n"),
              ElementsAre("3 name", "3 mmr", "4 mmr", "6 mmr"));
}

TEST(RosterCsv, counts_lines_as_an_editor_does) {
  EXPECT_THAT(errors_of("name,mmr,note\r\nAnn,1,\"two\r\nlines\"\r\nBob,x,\r\n"), ElementsAre("4 mmr"));
}

TEST(RosterCsv, names_lines_whose_cells_do_not_fit_the_header) {
  EXPECT_THAT(errors_of("name,mmr\nAnn,1,2\nBob\n"), ElementsAre("2 ", "3 mmr"));
}

TEST(RosterCsv, names_lines_in_another_encoding) {
  EXPECT_THAT(errors_of("name,mmr\nZo\xEB,1\nAnn,2\nJos\xE9,3\n"), ElementsAre("2 ", "4 "));
}

TEST(RosterCsv, names_bad_names_and_positions) {
  EXPECT_THAT(errors_of("name,mmr,positions\n" + std::string(101, 'x') + ",1,\n\"a\nb\",1,\nAnn,1," +
                        std::string(41, 'p') + "\nBob,1,1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17\n"),
              ElementsAre("2 name", "3 name", "5 positions", "6 positions"));
}

struct BadFile {
  std::string_view form;
  std::string_view text;
  std::vector<std::string> errors;
};

const BadFile kBadFiles[] = {
    {"empty", "", {"1 "}},
    {"only a mark", "\xEF\xBB\xBF", {"1 "}},
    {"only line ends", "\n\r\n\n", {"1 "}},
    {"without a header", "Ann,1\nBob,2\n", {"1 name", "1 mmr"}},
    {"without ratings", "name,positions\nAnn,1\n", {"1 mmr"}},
    {"without names", "mmr\n1\n", {"1 name"}},
    {"with a column twice", "name,mmr,MMR\nAnn,1,2\n", {"1 mmr"}},
    {"a header alone", "name,mmr\n", {"1 "}},
    {"with an open quote", "name,mmr\n\"Ann,1\nBob,2\n", {"2 "}},
    {"with an open quote in the header", "\"name,mmr\nAnn,1\n", {"1 "}},
    {"with text after a quote", "name,mmr\n\"Ann\"x,1\nBob,2\n", {"2 "}},
    {"with a quote in a plain cell", "name,mmr\nAnn \"Ace\" Lee,1\n", {"2 "}},
    {"in UTF-16", "\xFF\xFEn", {"1 "}},
};

TEST(RosterCsv, says_what_is_wrong_with_a_bad_file) {
  for (const BadFile& file : kBadFiles) EXPECT_EQ(errors_of(file.text), file.errors) << file.form;
}

TEST(RosterCsv, takes_at_most_5000_players) {
  std::string file = "name,mmr\n";
  for (int i = 0; i < 5000; ++i) file += "P,1\n";
  EXPECT_EQ(players_in(file)->size(), 5000U);
  EXPECT_THAT(errors_of(file + "P,1\n"), ElementsAre("0 "));
}

TEST(RosterCsv, reads_the_example) {
  std::ifstream stream(DRAFTWIRE_SOURCE_DIR "/examples/winter-cup.csv", std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  EXPECT_EQ(players_in(std::move(text).str())->size(), 40U);
}

}  // namespace
}  // namespace draftwire::app
