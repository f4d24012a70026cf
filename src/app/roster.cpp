#include "app/roster.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "app/discord_link.hpp"
#include "app/draft_service.hpp"
#include "app/tournaments.hpp"
#include "wire/field_reader.hpp"

namespace draftwire::app {
namespace {

using wire::FieldError;
using wire::Problem;
using wire::ProblemCode;

Problem unknown_player(domain::PlayerId id) {
  return {ProblemCode::not_found, "There is no player " + std::to_string(id.value) + "."};
}

// In conflict with a draft of the tournament: the head is that of the one that runs, when one does.
Problem in_draft(StoreReader& reader, domain::TournamentId id, std::string detail) {
  Problem problem{ProblemCode::player_in_draft, std::move(detail)};
  for (const DraftRecord& draft : reader.drafts(id)) {
    if (draft.status == domain::Status::active || !problem.seq) problem.seq = draft.seq;
  }
  return problem;
}

std::string unknown_account(domain::AccountId id) {
  return "there is no account " + std::to_string(id.value);
}

std::set<domain::AccountId> account_ids(StoreReader& reader) {
  std::set<domain::AccountId> ids;
  for (const AccountRecord& record : reader.accounts()) ids.insert(record.account.id);
  return ids;
}

// Nothing when all linked accounts exist.
std::optional<Problem> objection_to_accounts(StoreReader& reader, const std::vector<NewPlayer>& players,
                                             std::string (*field_of)(std::size_t)) {
  const bool has_links = std::ranges::any_of(players, [](const NewPlayer& player) { return !!player.account_id; });
  if (!has_links) return std::nullopt;
  std::vector<FieldError> errors;
  const auto known = account_ids(reader);
  for (std::size_t i = 0; i < players.size(); ++i) {
    const auto& account = players[i].account_id;
    if (account && !known.contains(*account)) errors.push_back({field_of(i), unknown_account(*account), std::nullopt});
  }
  if (errors.empty()) return std::nullopt;
  return wire::validation_failed(std::move(errors));
}

// Those whose Discord user has an account are that account's.
std::vector<NewPlayer> with_accounts(StoreReader& reader, std::vector<NewPlayer> players) {
  for (NewPlayer& player : players) {
    player.account_id = account_of_player(reader, player.account_id, player.discord_id);
  }
  return players;
}

std::optional<Problem> objection_to_size(const Tournament& tournament, std::size_t added) {
  if (static_cast<std::size_t>(tournament.player_count) + added <= kMaxRoster) return std::nullopt;
  return wire::validation_failed({{"",
                                   "a roster has at most " + std::to_string(kMaxRoster) + " players; this one has " +
                                       std::to_string(tournament.player_count),
                                   std::nullopt}});
}

}  // namespace

Roster::Result<std::vector<RosterPlayer>> Roster::list(domain::TournamentId id) {
  Result<std::vector<RosterPlayer>> result = std::unexpected(unknown_tournament(id));
  store_.read([&](StoreReader& reader) {
    if (reader.tournament(id)) result = reader.roster(id);
  });
  return result;
}

Roster::Result<domain::TournamentId> Roster::tournament_of(domain::PlayerId id) {
  Result<domain::TournamentId> result = std::unexpected(unknown_player(id));
  store_.read([&](StoreReader& reader) {
    if (const auto player = reader.player(id)) result = player->tournament_id;
  });
  return result;
}

Roster::Result<std::vector<RosterPlayer>> Roster::add(domain::TournamentId id, const std::vector<NewPlayer>& players,
                                                      const Identity& who, std::string (*field_of)(std::size_t)) {
  Result<std::vector<RosterPlayer>> result = std::unexpected(unknown_tournament(id));
  store_.write([&](StoreWriter& writer) {
    const auto tournament = writer.tournament(id);
    if (!tournament) return;
    auto problem = forbids_staff(writer, id, who);
    if (!problem) problem = objection_to_size(*tournament, players.size());
    if (!problem) problem = objection_to_accounts(writer, players, field_of);
    if (problem) {
      result = std::unexpected(std::move(*problem));
      return;
    }
    result = writer.insert_players(id, with_accounts(writer, players));
    announce_to_pending_drafts(writer, id);
  });
  return result;
}

Roster::Result<RosterPlayer> Roster::change(domain::PlayerId id, const PlayerChange& change, const Identity& who) {
  Result<RosterPlayer> result = std::unexpected(unknown_player(id));
  store_.write([&](StoreWriter& writer) {
    auto player = writer.player(id);
    if (!player) return;
    auto problem = forbids_staff(writer, player->tournament_id, who);
    if (!problem && writer.is_in_active_draft(id)) {
      problem = in_draft(writer, player->tournament_id,
                         player->name + " is in a draft that is running; edit them when it is over.");
    }
    const auto account = change.account_id.value_or(std::nullopt);
    if (!problem && account && !account_ids(writer).contains(*account)) {
      problem = wire::validation_failed({{"account_id", unknown_account(*account), std::nullopt}});
    }
    if (problem) {
      result = std::unexpected(std::move(*problem));
      return;
    }
    if (change.name) player->name = *change.name;
    if (change.mmr) player->mmr = *change.mmr;
    if (change.positions) player->positions = *change.positions;
    if (change.account_id) player->account_id = *change.account_id;
    writer.update_player(*player);
    announce_to_pending_drafts(writer, player->tournament_id);
    result = std::move(*player);
  });
  return result;
}

Roster::Result<void> Roster::remove(domain::PlayerId id, const Identity& who) {
  Result<void> result = std::unexpected(unknown_player(id));
  store_.write([&](StoreWriter& writer) {
    const auto player = writer.player(id);
    if (!player) return;
    const domain::TournamentId tournament = player->tournament_id;
    auto problem = forbids_staff(writer, tournament, who);
    if (!problem && writer.is_in_started_draft(id)) {
      problem =
          in_draft(writer, tournament, player->name + " is in a draft that was started, and stays for its history.");
    }
    if (!problem && writer.is_captain_of_pending_draft(id)) {
      problem = in_draft(writer, tournament,
                         player->name + " is a captain of a pending draft; choose another captain there first.");
    }
    if (problem) {
      result = std::unexpected(std::move(*problem));
      return;
    }
    writer.delete_player(id);
    announce_to_pending_drafts(writer, tournament);
    result = {};
  });
  return result;
}

void Roster::announce_to_pending_drafts(StoreWriter& writer, domain::TournamentId id) {
  for (const DraftRecord& draft : writer.drafts(id)) {
    if (draft.status != domain::Status::pending) continue;
    writer.on_commit([this, draft_id = draft.id, id] { announcer_.setup_changed(draft_id, id); });
  }
}

}  // namespace draftwire::app
