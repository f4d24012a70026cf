#include "unit/domain/game.hpp"

#include <stdexcept>
#include <utility>

namespace draftwire::testing {
namespace {

constexpr domain::Timestamp kCreated{std::chrono::milliseconds(1'768'242'600'000)};  // 2026-01-12T18:30Z

}  // namespace

int ScriptedDice::roll() {
  const std::size_t index = thrown_++;
  return index < script_.size() ? script_[index] : static_cast<int>(engine_() % 6) + 1;
}

Game::Game(const domain::Setup& setup, ScriptedDice dice)
    : state_(domain::pending_state({7}, {3}, setup, kCreated)), dice_(std::move(dice)) {}

Outcome Game::execute(const domain::Command& command, const domain::Actor& actor) {
  const domain::Seq first = state_.seq + 1;
  const auto decision = domain::decide(state_, command, actor, kCreated + std::chrono::seconds(60 + first), dice_);
  if (!decision) return std::unexpected(decision.error());
  Commit commit;
  for (const domain::EventBody& body : decision->events) {
    const domain::Seq seq = state_.seq + 1;
    commit.push_back(
        {{300 + seq}, state_.tournament_id, state_.id, seq, seq + 14, first, body, decision->actor, decision->moment});
    domain::apply(state_, commit.back());
    log_.push_back(commit.back());
  }
  return commit;
}

Commit Game::start() {
  return execute(domain::StartDraft{}).value();
}

Commit Game::pick(domain::PlayerId player) {
  return execute(domain::PickPlayer{player, state_.on_clock.value().round}).value();
}

Commit Game::pick_anyone() {
  return pick(pool().at(0));
}

Commit Game::undo() {
  return execute(domain::UndoPick{}).value();
}

void Game::play_to_the_end() {
  while (state_.on_clock) pick_anyone();
}

std::vector<domain::PlayerId> Game::pool() const {
  std::vector<domain::PlayerId> ids;
  for (const domain::Player& player : state_.players) {
    if (!player.team_id) ids.push_back(player.id);
  }
  return ids;
}

const domain::Team& Game::team_on_the_clock() const {
  return *domain::find_team(state_, state_.on_clock.value().team_id);
}

domain::State fold(const domain::State& identity, const std::vector<domain::Event>& log, std::size_t count) {
  domain::State state;
  state.id = identity.id;
  state.tournament_id = identity.tournament_id;
  state.created_at = identity.created_at;
  for (std::size_t index = 0; index < count; ++index) domain::apply(state, log[index]);
  return state;
}

DraftBuilder& DraftBuilder::with_style(domain::Style style) {
  setup_.style = style;
  return *this;
}

DraftBuilder& DraftBuilder::with_team_size(int size) {
  setup_.team_size = size;
  return *this;
}

DraftBuilder& DraftBuilder::with_tie_window(domain::Mmr window) {
  setup_.tie_window = window;
  return *this;
}

DraftBuilder& DraftBuilder::with_captains(const std::vector<domain::Mmr>& ratings) {
  std::erase_if(setup_.players, [](const domain::PlayerSetup& player) { return player.id < pooled(0); });
  setup_.teams.clear();
  for (int order = 1; const domain::Mmr mmr : ratings) {
    const std::string name = "Captain" + std::to_string(order);
    setup_.teams.push_back({team(order), "Team " + name, captain(order), order});
    setup_.players.insert(setup_.players.begin() + (order - 1), {captain(order), name, mmr, {}});
    ++order;
  }
  return *this;
}

DraftBuilder& DraftBuilder::with_pool(const std::vector<domain::Mmr>& ratings) {
  std::erase_if(setup_.players, [](const domain::PlayerSetup& player) { return player.id > pooled(0); });
  for (int index = 1; const domain::Mmr mmr : ratings) {
    setup_.players.push_back({pooled(index), "Player" + std::to_string(index), mmr, {}});
    ++index;
  }
  return *this;
}

DraftBuilder& DraftBuilder::rolling(std::vector<int> dice) {
  dice_ = std::move(dice);
  return *this;
}

Game DraftBuilder::started() const {
  Game game = pending();
  game.start();
  return game;
}

DraftBuilder a_draft() {
  return DraftBuilder()
      .with_style(domain::Style::normal)
      .with_team_size(3)
      .with_captains({5000, 4000})
      .with_pool({3000, 2900, 2800, 2700});
}

domain::Actor staff() {
  return {true, true, {}, domain::EventActor{domain::ActorKind::account, 4, "Kay"}};
}

domain::Actor seat_of(domain::TeamId team) {
  return {true, false, {team}, std::nullopt};
}

domain::Actor stranger() {
  return {true, false, {}, domain::EventActor{domain::ActorKind::account, 9, "Passer-by"}};
}

domain::Actor anonymous() {
  return {};
}

std::vector<std::string> types(const Commit& commit) {
  std::vector<std::string> names;
  for (const domain::Event& event : commit) names.emplace_back(event_type(event.body));
  return names;
}

}  // namespace draftwire::testing
