#include "property/plan.hpp"

#include <ostream>

#include "domain/pick_style.hpp"

namespace draftwire::testing {
namespace {

// The whole range in every case: rapidcheck's own would start with the smallest numbers only.
template <class T>
rc::Gen<T> between(T from, T to) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(from, to));
}

// Large drafts are rare: they cost a thousand times the small ones and find the same faults.
rc::Gen<int> team_count() {
  return rc::gen::weightedOneOf<int>({{40, between(2, 7)}, {6, between(7, 17)}, {1, between(17, 65)}});
}

// Few different ratings make many ties.
rc::Gen<domain::Mmr> rating() {
  return rc::gen::weightedOneOf<domain::Mmr>({
      {3, rc::gen::map(between(0, 6), [](int step) { return domain::Mmr{1000} * step; })},
      {3, rc::gen::map(between(0, 20001), [](int mmr) { return domain::Mmr{mmr}; })},
      {1, rc::gen::element<domain::Mmr>(0, domain::kMaxMmr)},
  });
}

rc::Gen<domain::Mmr> tie_window() {
  return rc::gen::weightedOneOf<domain::Mmr>({
      {3, rc::gen::just(domain::Mmr{0})},
      {3, rc::gen::map(between(0, 5001), [](int window) { return domain::Mmr{window}; })},
      {1, rc::gen::element<domain::Mmr>(1, 1000, domain::kMaxTieWindow)},
  });
}

std::vector<domain::Mmr> ratings(std::size_t count) {
  return *rc::gen::container<std::vector<domain::Mmr>>(count, rating());
}

Plan a_plan(domain::Style style) {
  const int teams = *team_count();
  const int team_size = *between(domain::kMinTeamSize, domain::kMaxTeamSize + 1);
  const int seats = teams * (team_size - 1);
  const int pool = *rc::gen::weightedOneOf<int>(
      {{3, rc::gen::just(seats)}, {2, between(1, seats + 1)}, {2, between(seats, seats + 6)}});
  Plan plan;
  plan.setup = DraftBuilder()
                   .with_style(style)
                   .with_team_size(team_size)
                   .with_tie_window(*tie_window())
                   .with_captains(ratings(static_cast<std::size_t>(teams)))
                   .with_pool(ratings(static_cast<std::size_t>(pool)))
                   .setup();
  plan.choices = *rc::gen::container<std::vector<unsigned>>(20, between(0U, 10'000U));
  plan.undos = *between<std::size_t>(0, 15);
  return plan;
}

rc::Gen<domain::Style> any_style() {
  std::vector<domain::Style> styles;
  for (const domain::PickStyle* style : domain::all_pick_styles()) styles.push_back(style->style());
  return rc::gen::elementOf(styles);
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Plan& plan) {
  const domain::Setup& setup = plan.setup;
  out << to_string(setup.style) << ", teams of " << setup.team_size << ", tie window " << setup.tie_window
      << ", ratings";
  for (const domain::PlayerSetup& player : setup.players) {
    out << (player.id == pooled(1) ? " |" : "") << ' ' << player.mmr;
  }
  out << ", choices";
  for (const unsigned choice : plan.choices) out << ' ' << choice;
  return out;
}

rc::Gen<Plan> any_plan() {
  return rc::gen::exec([] { return a_plan(*any_style()); });
}

rc::Gen<Plan> any_plan_of(domain::Style style) {
  return rc::gen::exec([style] { return a_plan(style); });
}

Game play(const Plan& plan, const AfterCommit& after) {
  Game game(plan.setup);
  domain::State before = game.state();
  const auto told = [&](const Commit& commit) {
    after(game, before, commit);
    before = game.state();
  };
  told(game.start());
  for (std::size_t move = 0, undos_left = plan.undos; game.state().on_clock || undos_left > 0; ++move) {
    const bool has_pick = domain::last_picked_round(game.state()) != nullptr;
    if (undos_left > 0 && has_pick && (!game.state().on_clock || plan.choice(move) % 3 == 0)) {
      --undos_left;
      told(game.undo());
    } else {
      const auto pool = game.pool();
      told(game.pick(pool[plan.choice(move) % pool.size()]));
    }
  }
  return game;
}

domain::State visible(domain::State state) {
  state.seq = 0;
  state.thrown_dice.clear();
  return state;
}

}  // namespace draftwire::testing
