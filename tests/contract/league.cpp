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
  store_.write([&](app::WriteTransaction& tx) {
    id_ = tx.tournaments().insert(name, std::nullopt, kEvening);
    tx.lock(id_);
    players_ = tx.roster().insert(id_, roster);
  });
}

domain::DraftId League::draft(int captains, domain::Style style) const {
  std::vector<domain::PlayerId> chosen;
  for (int index = 0; index < captains; ++index) chosen.push_back(player(static_cast<std::size_t>(index)).id);
  return write_to(store_, [&](app::WriteTransaction& tx) {
    tx.lock(id_);
    return tx.drafts().insert(id_, a_spec(chosen, style), kEvening);
  });
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
  return write_to(store_, [&](app::WriteTransaction& tx) {
    tx.lock(id);
    return tx.log().append(id, {bodies, actor, at});
  });
}

app::DraftRecord League::record(domain::DraftId id) const {
  return read_from(store_, [&](const app::ReadTransaction& tx) { return tx.drafts().find(id).value(); });
}

domain::Setup League::setup(domain::DraftId id) const {
  return read_from(store_, [&](const app::ReadTransaction& tx) { return tx.drafts().setup(id); });
}

std::vector<domain::Event> League::log(domain::DraftId id) const {
  return read_from(store_, [&](const app::ReadTransaction& tx) { return tx.log().after(id, 0, 10'000); });
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
