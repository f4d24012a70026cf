#include "server/populate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "app/identity.hpp"
#include "domain/commands.hpp"
#include "wire/json.hpp"

namespace draftwire::server {
namespace {

PopulatedDraft make_draft(app::Store& store, app::DraftService& drafts, app::Clock& clock, std::string_view name,
                          const std::vector<app::NewPlayer>& roster, std::size_t captains,
                          const app::DraftSpec& spec_without_captains) {
  PopulatedDraft made = store.write([&](app::WriteTransaction& tx) {
    PopulatedDraft league;
    league.tournament_id = tx.tournaments().insert(name, std::nullopt, clock.now());
    tx.lock(league.tournament_id);
    for (const app::RosterPlayer& player : tx.roster().insert(league.tournament_id, roster)) {
      league.player_ids.push_back(player.id);
    }
    return league;
  });
  made.captain_ids.assign(made.player_ids.begin(), made.player_ids.begin() + static_cast<std::ptrdiff_t>(captains));
  app::DraftSpec spec = spec_without_captains;
  for (const domain::PlayerId captain : made.captain_ids) spec.captains.push_back({captain, ""});
  const auto created = drafts.create(made.tournament_id, spec, app::Identity::system());
  if (!created) throw std::logic_error(created.error().detail);
  made.draft_id = created->state->id;
  return made;
}

constexpr std::array kCaptainNames{"Ada Quill", "Bram Hollow", "Cleo Marsh", "Dario Finch"};

std::vector<app::NewPlayer> equal_mmr_roster() {
  std::vector<app::NewPlayer> roster;
  for (const char* name : kCaptainNames) roster.push_back({name, 5000, {}});
  for (int i = 1; i <= 16; ++i) {
    roster.push_back({fmt::format("Player {}", i), 3000 + 100 * i, {std::to_string(1 + i % 5)}});
  }
  return roster;
}

struct DemoPlayer {
  const char* name;
  int mmr;
  std::vector<std::string> positions;
};

std::vector<app::NewPlayer> demo_roster() {
  const std::vector<DemoPlayer> players{
      {"Mira Vale", 5200, {"1"}},         {"Otis Brandt", 5200, {"2"}},    {"Yuki Arai", 4900, {"3"}},
      {"Søren Dahl", 4900, {"4"}},        {"Lena Kowal", 4650, {"5"}},     {"Tomás Rivas", 4650, {"1", "2"}},
      {"Nadia Petrova", 4400, {"2"}},     {"Finn Gallagher", 4400, {"3"}}, {"Ibrahim Sadek", 6100, {"1"}},
      {"Chloé Marchand", 5900, {"2"}},    {"Piotr Zając", 5750, {"3"}},    {"Grace Okafor", 5600, {"4", "5"}},
      {"Leo Santoro", 5450, {"1", "3"}},  {"Emre Yildiz", 5300, {"2"}},    {"Hana Kimura", 5150, {"5"}},
      {"Viktor Lind", 5050, {"4"}},       {"Zoë Hartman", 4950, {"3"}},    {"Marek Novak", 4850, {"1"}},
      {"Aisha Rahman", 4750, {"2", "3"}}, {"Jonas Weber", 4700, {"5"}},    {"Carmen Vidal", 4600, {"4"}},
      {"Dimitri Pavlou", 4500, {"1"}},    {"Freya Olsen", 4450, {"2"}},    {"Kofi Mensah", 4350, {"3"}},
      {"Bianca Rossi", 4300, {"4"}},      {"Haruto Mori", 4250, {"5"}},    {"Eszter Nagy", 4150, {"1", "4"}},
      {"Liam Byrne", 4100, {"2"}},        {"Sanna Virta", 4000, {"3"}},    {"Rafael Costa", 3950, {"5"}},
      {"Tariq Haddad", 3900, {"4"}},      {"Ines Duarte", 3800, {"1"}},    {"Oskar Berg", 3700, {"2"}},
      {"Noor Aziz", 3600, {"3", "5"}},    {"Katya Orlova", 3500, {"4"}},   {"Ewan Muir", 3400, {"5"}},
      {"Rosa Delgado", 3250, {"1"}},      {"Stellan Falk", 3100, {"2"}},   {"Wei Ling", 2950, {"3"}},
      {"Abel Torres", 2800, {"4"}},
  };
  std::vector<app::NewPlayer> roster;
  for (const DemoPlayer& player : players) roster.push_back({player.name, player.mmr, player.positions});
  return roster;
}

wire::Array ids(const std::vector<domain::PlayerId>& players) {
  wire::Array array;
  for (const domain::PlayerId player : players) array.emplace_back(player.value);
  return array;
}

wire::Object to_json(const PopulatedDraft& made) {
  return {{"tournament_id", made.tournament_id.value},
          {"draft_id", made.draft_id.value},
          {"captain_ids", ids(made.captain_ids)},
          {"player_ids", ids(made.player_ids)}};
}

// Running drafts for measuring: each started, none picked.
wire::Object populate_many_drafts(app::Store& store, app::DraftService& drafts, app::Clock& clock, int count) {
  wire::Array made;
  for (int i = 0; i < count; ++i) {
    const PopulatedDraft draft = make_draft(store, drafts, clock, fmt::format("League {}", i + 1), demo_roster(), 8,
                                            {domain::Style::snake, 5, 0, {}});
    const auto started = drafts.execute(draft.draft_id, domain::StartDraft{}, app::Identity::system());
    if (!started) throw std::logic_error(started.error().detail);
    made.push_back(to_json(draft));
  }
  return {{"drafts", std::move(made)}};
}

struct Scenario {
  std::string_view name;
  wire::Object (*populate)(app::Store&, app::DraftService&, app::Clock&);
};

constexpr auto kScenarios = std::to_array<Scenario>({
    {"equal-mmr", [](app::Store& store, app::DraftService& drafts,
                     app::Clock& clock) { return to_json(populate_equal_mmr(store, drafts, clock)); }},
    {"demo-league", [](app::Store& store, app::DraftService& drafts,
                       app::Clock& clock) { return to_json(populate_demo_league(store, drafts, clock)); }},
    {"thousand-drafts", [](app::Store& store, app::DraftService& drafts,
                           app::Clock& clock) { return populate_many_drafts(store, drafts, clock, 1000); }},
});

}  // namespace

std::vector<std::string> populate_scenario_names() {
  std::vector<std::string> names;
  for (const Scenario& scenario : kScenarios) names.emplace_back(scenario.name);
  return names;
}

bool is_populate_scenario(std::string_view name) {
  return std::ranges::find(kScenarios, name, &Scenario::name) != kScenarios.end();
}

std::string populate(app::Store& store, app::DraftService& drafts, app::Clock& clock, std::string_view name) {
  const auto scenario = std::ranges::find(kScenarios, name, &Scenario::name);
  return boost::json::serialize(scenario->populate(store, drafts, clock));
}

PopulatedDraft populate_equal_mmr(app::Store& store, app::DraftService& drafts, app::Clock& clock) {
  return make_draft(store, drafts, clock, "Equal Cup", equal_mmr_roster(), kCaptainNames.size(),
                    {domain::Style::shuffle, 5, 0, {}});
}

PopulatedDraft populate_demo_league(app::Store& store, app::DraftService& drafts, app::Clock& clock) {
  return make_draft(store, drafts, clock, "Winter League", demo_roster(), 8, {domain::Style::shuffle, 5, 100, {}});
}

domain::DraftId repeat_draft(app::DraftService& drafts, const PopulatedDraft& league) {
  app::DraftSpec spec{domain::Style::shuffle, 5, 100, {}};
  for (const domain::PlayerId captain : league.captain_ids) spec.captains.push_back({captain, ""});
  const auto created = drafts.create(league.tournament_id, spec, app::Identity::system());
  if (!created) throw std::logic_error(created.error().detail);
  return created->state->id;
}

}  // namespace draftwire::server
