#include "domain/setup.hpp"

#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::Style;
using domain::total_rounds;

TEST(Styles, have_names_that_read_back) {
  for (const Style style : {Style::shuffle, Style::snake, Style::normal}) {
    EXPECT_EQ(domain::style_from(to_string(style)), style);
  }
  EXPECT_EQ(domain::style_from("Shuffle"), std::nullopt);
  EXPECT_EQ(domain::style_from(""), std::nullopt);
}

TEST(TotalRounds, fill_every_team_when_the_pool_is_large_enough) {
  EXPECT_EQ(total_rounds(a_draft().with_team_size(3).with_pool({1, 2, 3, 4}).setup()), 4);
  EXPECT_EQ(total_rounds(a_draft().with_team_size(3).with_pool({1, 2, 3, 4, 5}).setup()), 4);
}

TEST(TotalRounds, are_the_pool_when_that_is_smaller) {
  EXPECT_EQ(total_rounds(a_draft().with_team_size(10).with_pool({1, 2, 3}).setup()), 3);
  EXPECT_EQ(total_rounds(a_draft().with_pool({}).setup()), 0);
}

}  // namespace
}  // namespace draftwire::testing
