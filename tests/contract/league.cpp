#include "contract/league.hpp"

namespace draftwire::testing {

domain::Timestamp later(int minutes) {
  return kEvening + std::chrono::minutes(minutes);
}

League::League(app::Store& store, const std::string& name, int players) : store_(store) {
  std::vector<app::NewPlayer> roster;
  for (int number = 1; number <= players; ++number) {
    roster.push_back({name + " " + std::to_string(number), 4000 + number, {"mid", "support"}});
  }
  store_.write([&](app::StoreWriter& writer) {
    id_ = writer.insert_tournament(name, std::nullopt, kEvening);
    players_ = writer.insert_players(id_, roster);
  });
}

domain::DraftId League::draft(int captains, domain::Style style) const {
  std::vector<domain::PlayerId> chosen;
  for (int index = 0; index < captains; ++index) chosen.push_back(player(static_cast<std::size_t>(index)).id);
  return write_to(store_,
                  [&](app::StoreWriter& writer) { return writer.insert_draft(id_, a_spec(chosen, style), kEvening); });
}

std::vector<domain::Event> League::start(domain::DraftId id) const {
  const domain::Setup frozen = setup(id);
  const domain::TeamSetup& first = frozen.teams.front();
  return append(id,
                {domain::DraftStarted{frozen, domain::total_rounds(frozen)},
                 domain::CaptainAssigned{1, 1, first.captain_id, player(0).name, first.id, first.name, 4001, false}});
}

std::vector<domain::Event> League::pick(domain::DraftId id, std::size_t index) const {
  const domain::TeamSetup team = setup(id).teams.front();
  const app::RosterPlayer& picked = player(index);
  return append(id, {domain::PlayerPicked{1, 1, team.captain_id, player(0).name, picked.id, picked.name, picked.mmr,
                                          team.id, team.name, 4001 + picked.mmr}});
}

std::vector<domain::Event> League::append(domain::DraftId id, const std::vector<domain::EventBody>& bodies,
                                          const std::optional<domain::EventActor>& actor, domain::Timestamp at) const {
  return write_to(store_, [&](app::StoreWriter& writer) { return writer.append(id, {bodies, actor, at}); });
}

app::DraftRecord League::record(domain::DraftId id) const {
  return read_from(store_, [&](app::StoreReader& reader) { return reader.draft(id).value(); });
}

domain::Setup League::setup(domain::DraftId id) const {
  return read_from(store_, [&](app::StoreReader& reader) { return reader.setup(id); });
}

std::vector<domain::Event> League::log(domain::DraftId id) const {
  return read_from(store_, [&](app::StoreReader& reader) { return reader.events_after(id, 0, 10'000); });
}

app::DraftSpec a_spec(const std::vector<domain::PlayerId>& captains, domain::Style style) {
  app::DraftSpec spec;
  spec.style = style;
  for (const domain::PlayerId captain : captains) {
    spec.captains.push_back({captain, "Team " + std::to_string(captain.value)});
  }
  return spec;
}

}  // namespace draftwire::testing
