#include "server/roster_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace draftwire::server {
namespace {

using ::testing::HasSubstr;

roster::Preview preview_of(std::string_view file, const roster::Scale& scale = {}) {
  return *roster::read_roster(file, {}, {}, scale);
}

TEST(RosterCheck, shows_what_was_understood) {
  const std::string text = preview_text(preview_of("name;Elo;Paid?\nZo\xEB;5.400;yes\nFay;;no\n"), 0);
  EXPECT_THAT(text, HasSubstr("Encoding: windows-1252 (guessed)\nSeparator: ;\nHeader: line 1\n"));
  EXPECT_THAT(text, HasSubstr("Columns: name = name, Elo = mmr, Paid? = ignored\n"));
  EXPECT_THAT(text, HasSubstr("2     new      Zoë   5400"));
  EXPECT_THAT(text, HasSubstr("\"5.400\" read as 5400\n"));
  EXPECT_THAT(text, HasSubstr("no rating. Type one, or leave Fay out.\n"));
  EXPECT_THAT(text, HasSubstr("1 new, 0 updated, 0 unchanged, 0 twice, 1 without a rating, 0 no person, 0 bad\n"));
}

TEST(RosterCheck, shows_ratings_with_their_decimals) {
  EXPECT_THAT(preview_text(preview_of("name,mmr\nAnn,8.5\n", {"Power", 2}), 2), HasSubstr("8.50"));
}

TEST(RosterCheck, needs_a_person_for_questions_bad_rows_missing_ratings_and_duplicates) {
  EXPECT_FALSE(needs_a_person(preview_of("name,mmr\nAnn,1\nBo,2\n")));
  for (const char* file :
       {"", "name,mmr\nAnn,x\n", "name,mmr\nAnn,\n", "name,mmr\nAnn,1\nann,1\n", "name,elo,rating\nAnn,1,2\n"}) {
    EXPECT_TRUE(needs_a_person(preview_of(file))) << file;
  }
}

}  // namespace
}  // namespace draftwire::server
