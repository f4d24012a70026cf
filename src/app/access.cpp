#include "app/access.hpp"

#include <algorithm>

namespace draftwire::app {

bool may_see(StoreReader& reader, const Tournament& tournament, const Identity& who) {
  if (tournament.visibility == Visibility::public_to_all || who.is_system || who.is_admin()) return true;
  const auto is_its_pass = [&](const WatchPass& pass) { return pass.tournament_id == tournament.id; };
  const auto is_its_seat = [&](const Seat& seat) { return seat.tournament_id == tournament.id; };
  if (std::ranges::any_of(who.passes, is_its_pass) || std::ranges::any_of(who.seats, is_its_seat)) return true;
  return who.account && reader.belongs_to(tournament.id, who.account->id);
}

std::optional<Tournament> tournament_of(StoreReader& reader, domain::TournamentId id) {
  return reader.tournament(id);
}

std::optional<Tournament> tournament_of(StoreReader& reader, domain::DraftId id) {
  const auto draft = reader.draft(id);
  return draft ? reader.tournament(draft->tournament_id) : std::nullopt;
}

std::optional<Tournament> tournament_of(StoreReader& reader, domain::PlayerId id) {
  const auto player = reader.player(id);
  return player ? reader.tournament(player->tournament_id) : std::nullopt;
}

}  // namespace draftwire::app
