#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::ActorKind;
using domain::EventActor;
using domain::PickPlayer;

TEST(EventActors, are_the_captain_when_their_own_seat_picks) {
  Game game = a_draft().started();
  const Commit commit = game.execute(PickPlayer{pooled(1), 1}, seat_of(team(1))).value();
  for (const domain::Event& event : commit)
    EXPECT_EQ(event.actor, (EventActor{ActorKind::seat, captain(1).value, "Captain1"}));
}

TEST(EventActors, are_the_staff_who_picks_for_a_captain) {
  Game game = a_draft().started();
  const Commit commit = game.execute(PickPlayer{pooled(1), 1}, staff()).value();
  EXPECT_EQ(commit.front().actor, (EventActor{ActorKind::account, 4, "Kay"}));
}

TEST(EventActors, are_the_captain_when_staff_hold_the_seat_on_the_clock) {
  Game game = a_draft().started();
  domain::Actor both = staff();
  both.seats.insert(team(1));
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, both).value().front().actor,
            (EventActor{ActorKind::seat, captain(1).value, "Captain1"}));
  EXPECT_EQ(game.execute(PickPlayer{pooled(2), 2}, both).value().front().actor,
            (EventActor{ActorKind::account, 4, "Kay"}));
}

TEST(EventActors, are_nobody_for_the_system) {
  Game game = a_draft().pending();
  EXPECT_EQ(game.start().front().actor, std::nullopt);
}

TEST(EventActors, of_an_undo_are_the_account) {
  Game game = a_draft().started();
  game.pick_anyone();
  domain::Actor both = staff();
  both.seats.insert(team(2));
  EXPECT_EQ(game.execute(domain::UndoPick{}, both).value().front().actor, (EventActor{ActorKind::account, 4, "Kay"}));
}

}  // namespace
}  // namespace draftwire::testing
