#pragma once

#include <functional>
#include <iosfwd>
#include <vector>

#include <gtest/gtest.h>
// rapidcheck's GoogleTest support needs GoogleTest first.
#include <rapidcheck/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {

// A random draft: its set-up, whom its captains choose, and how often staff undo a pick.
struct Plan {
  domain::Setup setup;
  std::vector<unsigned> choices;  // used in turn, again and again
  std::size_t undos = 0;

  // The number on which the `move`th decision of the draft hangs.
  [[nodiscard]] unsigned choice(std::size_t move) const {
    return choices[move % choices.size()] + static_cast<unsigned>(move);
  }
};

std::ostream& operator<<(std::ostream& out, const Plan& plan);

// Any registered style, 2 to 64 teams of 2 to 10, small and large pools, ratings that often meet, any window.
rc::Gen<Plan> any_plan();
rc::Gen<Plan> any_plan_of(domain::Style style);

using AfterCommit = std::function<void(const Game& game, const domain::State& before, const Commit& commit)>;

// Starts the draft and picks to its end, with the plan's undos on the way or after it. Tells of every commit.
Game play(const Plan& plan, const AfterCommit& after = [](const auto&, const auto&, const auto&) {});

// What everybody sees of a state; the length of the log and the dice in the drawer are left out.
domain::State visible(domain::State state);

}  // namespace draftwire::testing
