#include "domain/balance.hpp"

#include <time.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::Projection;
using domain::Style;
using ::testing::ElementsAre;

std::vector<domain::Mmr> totals(const Projection& projection) {
  std::vector<domain::Mmr> result;
  for (const domain::ProjectedTeam& team : projection.teams) result.push_back(team.total_mmr);
  return result;
}

Projection projected(const std::vector<Projection>& all, Style style) {
  return *std::ranges::find(all, style, &Projection::style);
}

TEST(Balance, projects_every_style) {
  const auto all = domain::project_balance(a_draft().setup());
  EXPECT_EQ(all.size(), 3U);
}

TEST(Balance, gives_the_highest_left_to_whoever_is_next) {
  const auto all =
      domain::project_balance(a_draft().with_captains({5000, 4000}).with_pool({1000, 3000, 4000, 2000}).setup());
  EXPECT_THAT(totals(projected(all, Style::normal)), ElementsAre(5000 + 4000 + 2000, 4000 + 3000 + 1000));
  EXPECT_THAT(totals(projected(all, Style::snake)), ElementsAre(5000 + 4000 + 1000, 4000 + 3000 + 2000));
  EXPECT_THAT(totals(projected(all, Style::shuffle)), ElementsAre(5000 + 3000 + 2000, 4000 + 4000 + 1000));
}

TEST(Balance, tells_the_spread) {
  const auto all = domain::project_balance(a_draft().with_captains({5000, 4000}).with_pool({100}).setup());
  const Projection normal = projected(all, Style::normal);
  EXPECT_EQ(normal.lowest, 4000);
  EXPECT_EQ(normal.highest, 5100);
  EXPECT_EQ(normal.spread(), 1100);
}

TEST(Balance, counts_the_rolls_and_lets_them_fall_to_draft_order) {
  const auto all = domain::project_balance(a_draft().with_captains({1000, 1000}).with_pool({500, 500}).setup());
  const Projection shuffle = projected(all, Style::shuffle);
  EXPECT_EQ(shuffle.tie_rolls, 1);
  EXPECT_THAT(totals(shuffle), ElementsAre(1500, 1500));
  EXPECT_EQ(projected(all, Style::snake).tie_rolls, 0);
}

TEST(Balance, of_an_empty_pool_is_the_captains) {
  for (const Projection& projection : domain::project_balance(a_draft().with_pool({}).setup())) {
    EXPECT_THAT(totals(projection), ElementsAre(5000, 4000));
  }
}

TEST(Balance, is_the_same_every_time) {
  const auto setup = a_draft().with_captains({7, 7, 7, 7}).with_pool({1, 1, 1, 1, 1, 1, 1, 1}).setup();
  const auto first = domain::project_balance(setup);
  const auto second = domain::project_balance(setup);
  for (std::size_t style = 0; style < first.size(); ++style) EXPECT_EQ(totals(first[style]), totals(second[style]));
}

std::chrono::nanoseconds thread_cpu() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

// Ratings that lie apart by one, so that a window takes in as many teams as it says.
std::vector<domain::Mmr> ratings(int count, domain::Mmr highest) {
  std::vector<domain::Mmr> result;
  for (int index = 0; index < count; ++index) result.push_back(highest - index);
  return result;
}

// Five times what an unoptimised build with sanitizers takes, where a play by the rules takes seconds.
TEST(Balance, costs_little_at_any_window) {
  for (const domain::Mmr window : {domain::Mmr{0}, domain::Mmr{500}, domain::kMaxTieWindow}) {
    const auto setup = a_draft()
                           .with_captains(ratings(64, 5000))
                           .with_pool(ratings(640, 4900))
                           .with_team_size(domain::kMaxTeamSize)
                           .with_tie_window(window)
                           .setup();
    auto best = std::chrono::nanoseconds::max();
    for (int attempt = 0; attempt < 5; ++attempt) {
      const auto began = thread_cpu();
      EXPECT_EQ(domain::project_balance(setup).size(), 3U);
      best = std::min(best, thread_cpu() - began);
    }
    EXPECT_LT(best, std::chrono::milliseconds(250)) << "tie window " << window;
  }
}

}  // namespace
}  // namespace draftwire::testing
