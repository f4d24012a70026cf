#pragma once

#include <expected>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "domain/decide.hpp"

// Drafts played without a store. Test threads only; everything is a value.
namespace draftwire::testing {

// Throws the numbers that it was given, then pseudo-random ones that depend on nothing else.
class ScriptedDice final : public domain::Dice {
 public:
  explicit ScriptedDice(std::vector<int> script = {}) : script_(std::move(script)) {}

  int roll() override;

  [[nodiscard]] std::size_t thrown() const { return thrown_; }

 private:
  std::vector<int> script_;
  std::size_t thrown_ = 0;
  std::minstd_rand engine_;
};

using Commit = std::vector<domain::Event>;
using Outcome = std::expected<Commit, domain::Refusal>;

// A draft with its log: does what the store does around the rules.
class Game {
 public:
  explicit Game(const domain::Setup& setup, ScriptedDice dice = ScriptedDice());

  Outcome execute(const domain::Command& command, const domain::Actor& actor = domain::Actor::system());

  // The same by the system, which may do everything; throws when the rules say no.
  Commit start();
  Commit pick(domain::PlayerId player);  // for the captain on the clock
  Commit pick_anyone();                  // the first of the pool
  Commit undo();
  void play_to_the_end();

  [[nodiscard]] const domain::State& state() const { return state_; }
  [[nodiscard]] const std::vector<domain::Event>& log() const { return log_; }
  [[nodiscard]] const ScriptedDice& dice() const { return dice_; }
  [[nodiscard]] std::vector<domain::PlayerId> pool() const;
  [[nodiscard]] const domain::Team& team_on_the_clock() const;

 private:
  domain::State state_;
  std::vector<domain::Event> log_;
  ScriptedDice dice_;
};

// The fold of the first `count` events, from nothing but the draft's identity and the log.
domain::State fold(const domain::State& identity, const std::vector<domain::Event>& log, std::size_t count);

// The set-up of a draft in a line: captains are players 11, 12, …, of teams 1, 2, …; the pool is 101, 102, ….
class DraftBuilder {
 public:
  DraftBuilder& with_style(domain::Style style);
  DraftBuilder& with_team_size(int size);
  DraftBuilder& with_tie_window(domain::Mmr window);
  DraftBuilder& with_captains(const std::vector<domain::Mmr>& ratings);
  DraftBuilder& with_pool(const std::vector<domain::Mmr>& ratings);
  DraftBuilder& rolling(std::vector<int> dice);

  [[nodiscard]] const domain::Setup& setup() const { return setup_; }
  [[nodiscard]] Game pending() const { return Game(setup_, ScriptedDice(dice_)); }
  [[nodiscard]] Game started() const;

 private:
  domain::Setup setup_;
  std::vector<int> dice_;
};

// Two captains of 5000 and 4000, four players, teams of three, in normal order.
DraftBuilder a_draft();

constexpr domain::PlayerId captain(int order) {
  return {10 + order};
}
constexpr domain::PlayerId pooled(int index) {
  return {100 + index};
}
constexpr domain::TeamId team(int order) {
  return {order};
}

domain::Actor staff();
domain::Actor seat_of(domain::TeamId team);
domain::Actor stranger();  // signed in, with no part in the draft
domain::Actor anonymous();

// The event types of a commit, in order.
std::vector<std::string> types(const Commit& commit);

// The only event of its kind in a commit; throws when there is none.
template <class Body>
const Body& the(const Commit& commit) {
  for (const domain::Event& event : commit) {
    if (const auto* body = std::get_if<Body>(&event.body)) return *body;
  }
  throw std::logic_error("the commit has no such event");
}

}  // namespace draftwire::testing
