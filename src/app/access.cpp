#include "app/access.hpp"

#include <algorithm>

#include "app/draft_service.hpp"

namespace draftwire::app {

bool may_see(const ReadTransaction& tx, const Tournament& tournament, const Identity& who) {
  if (tournament.visibility == Visibility::public_to_all || who.is_system || who.is_admin()) return true;
  const auto is_its_pass = [&](const WatchPass& pass) { return pass.tournament_id == tournament.id; };
  const auto is_its_seat = [&](const Seat& seat) { return seat.tournament_id == tournament.id; };
  if (std::ranges::any_of(who.passes, is_its_pass) || std::ranges::any_of(who.seats, is_its_seat)) return true;
  return who.account && tx.people().belongs_to(tournament.id, who.account->id);
}

std::optional<Tournament> tournament_of(const ReadTransaction& tx, domain::TournamentId id) {
  return tx.tournaments().find(id);
}

std::optional<Tournament> tournament_of(const ReadTransaction& tx, domain::DraftId id) {
  const auto draft = tx.drafts().find(id);
  return draft ? tx.tournaments().find(draft->tournament_id) : std::nullopt;
}

std::optional<Tournament> tournament_of(const ReadTransaction& tx, domain::PlayerId id) {
  auto player = tx.roster().find(id);
  if (!player) player = tx.roster().find_who_left(id);
  return player ? tx.tournaments().find(player->tournament_id) : std::nullopt;
}

std::optional<Tournament> tournament_to_restore(const ReadTransaction& tx, domain::TournamentId id,
                                                const Identity& who) {
  if (auto there = tx.tournaments().find(id)) return there;
  auto deleted = tx.tournaments().find_deleted(id);
  if (!deleted || !is_staff(tx, id, who)) return std::nullopt;
  return std::move(deleted->tournament);
}

}  // namespace draftwire::app
