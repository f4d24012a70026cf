#include "app/attendance.hpp"

#include <gmock/gmock.h>

#include <array>

namespace draftwire::app {
namespace {

using domain::DraftId;
using domain::TeamId;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array kFirst{TeamId{1}};
constexpr std::array kBoth{TeamId{2}, TeamId{1}};

TEST(Attendance, a_captain_is_here_until_the_last_connection_dies) {
  Attendance attendance;
  auto laptop = attendance.arrive(DraftId{7}, kFirst);
  auto phone = attendance.arrive(DraftId{7}, kFirst);
  laptop.reset();
  EXPECT_THAT(attendance.here(DraftId{7}), ElementsAre(TeamId{1}));
  phone.reset();
  EXPECT_THAT(attendance.here(DraftId{7}), IsEmpty());
}

TEST(Attendance, teams_come_in_order_and_once) {
  Attendance attendance;
  const auto both = attendance.arrive(DraftId{7}, kBoth);
  const auto one = attendance.arrive(DraftId{7}, kFirst);
  EXPECT_THAT(attendance.here(DraftId{7}), ElementsAre(TeamId{1}, TeamId{2}));
}

TEST(Attendance, drafts_have_nothing_to_do_with_each_other) {
  Attendance attendance;
  const auto presence = attendance.arrive(DraftId{7}, kFirst);
  EXPECT_THAT(attendance.here(DraftId{8}), IsEmpty());
}

TEST(Attendance, who_holds_no_seat_is_nobody_here) {
  Attendance attendance;
  EXPECT_EQ(attendance.arrive(DraftId{7}, {}), nullptr);
  EXPECT_EQ(attendance.version(), 0U);
}

TEST(Attendance, who_was_dismissed_is_gone_and_who_comes_later_is_here) {
  Attendance attendance;
  auto old = attendance.arrive(DraftId{7}, kBoth);
  attendance.dismiss(DraftId{7}, TeamId{1});
  EXPECT_THAT(attendance.here(DraftId{7}), ElementsAre(TeamId{2}));
  const auto next = attendance.arrive(DraftId{7}, kFirst);
  old.reset();
  EXPECT_THAT(attendance.here(DraftId{7}), ElementsAre(TeamId{1}));
}

TEST(Attendance, every_change_shows_in_its_version) {
  Attendance attendance;
  auto presence = attendance.arrive(DraftId{7}, kFirst);
  const auto with_one = attendance.version();
  EXPECT_GT(with_one, 0U);
  presence.reset();
  EXPECT_GT(attendance.version(), with_one);
}

}  // namespace
}  // namespace draftwire::app
