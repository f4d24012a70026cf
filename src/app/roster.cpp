#include "app/roster.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "app/audit.hpp"
#include "app/discord_link.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"
#include "app/setup_news.hpp"
#include "wire/field_reader.hpp"

namespace draftwire::app {
namespace {

using wire::FieldError;
using wire::Problem;
using wire::ProblemCode;

// In conflict with a draft of the tournament: the head is that of the one that runs, when one does.
Problem in_draft(const ReadTransaction& tx, domain::TournamentId id, std::string detail) {
  Problem problem{ProblemCode::player_in_draft, std::move(detail)};
  for (const DraftRecord& draft : tx.drafts().of(id)) {
    if (draft.status == domain::Status::active || !problem.seq) problem.seq = draft.seq;
  }
  return problem;
}

std::string unknown_account(domain::AccountId id) {
  return "there is no account " + std::to_string(id.value);
}

std::string taken_discord_id(std::string_view by) {
  return "is that of " + std::string(by) + " already";
}

// Nothing when all linked accounts exist, and no player has another's Discord id.
std::optional<Problem> objection_to_links(const ReadTransaction& tx, domain::TournamentId id,
                                          const std::vector<NewPlayer>& players, const PlayerPaths& paths) {
  const bool has_links = std::ranges::any_of(
      players, [](const NewPlayer& player) { return player.account_id.has_value() || player.discord_id.has_value(); });
  if (!has_links) return std::nullopt;
  std::map<std::string, std::string> names;  // by Discord id
  for (const RosterPlayer& player : tx.roster().of(id)) {
    if (player.discord_id) names.emplace(*player.discord_id, player.name);
  }
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < players.size(); ++i) {
    const auto& [name, mmr, positions, account, discord_id] = players[i];
    if (account && !tx.accounts().find(*account)) {
      errors.push_back(paths.error(i, "account_id", unknown_account(*account)));
    }
    if (!discord_id) continue;
    const auto [known, is_new] = names.emplace(*discord_id, name);
    if (!is_new) errors.push_back(paths.error(i, "discord_id", taken_discord_id(known->second)));
  }
  if (errors.empty()) return std::nullopt;
  return wire::validation_failed(std::move(errors));
}

// The same for one who is on the roster.
std::optional<Problem> objection_to_links(const ReadTransaction& tx, const RosterPlayer& player,
                                          const PlayerChange& change) {
  std::vector<FieldError> errors;
  const auto account = change.account_id.value_or(std::nullopt);
  if (account && !tx.accounts().find(*account))
    errors.push_back({"account_id", unknown_account(*account), std::nullopt});
  if (const auto discord_id = change.discord_id.value_or(std::nullopt)) {
    for (const RosterPlayer& other : tx.roster().of(player.tournament_id)) {
      if (other.discord_id != discord_id || other.id == player.id) continue;
      errors.push_back({"discord_id", taken_discord_id(other.name), std::nullopt});
    }
  }
  if (errors.empty()) return std::nullopt;
  return wire::validation_failed(std::move(errors));
}

std::string count_of(std::size_t players) {
  return std::to_string(players) + (players == 1 ? " player" : " players");
}

}  // namespace

FieldError PlayerPaths::error(std::size_t player, std::string_view field, const std::string& message) const {
  const std::string name(field);
  if (player < lines.size()) {
    const int line = lines[player];
    return {name, "line " + std::to_string(line) + ": " + name + " " + message, line};
  }
  return {is_list ? "players/" + std::to_string(player) + "/" + name : name, message, std::nullopt};
}

void edit(const ReadTransaction& tx, RosterPlayer& player, const PlayerChange& change) {
  if (change.name) player.name = *change.name;
  if (change.mmr) player.mmr = *change.mmr;
  if (change.positions) player.positions = *change.positions;
  if (change.discord_id) {
    // Who came by the id that was wrong goes with it.
    if (player.account_id == account_of_player(tx, std::nullopt, player.discord_id)) player.account_id.reset();
    player.discord_id = *change.discord_id;
  }
  if (change.account_id) player.account_id = *change.account_id;
  if (change.discord_id) player.account_id = account_of_player(tx, player.account_id, player.discord_id);
}

Roster::Result<std::vector<ListedPlayer>> Roster::list(domain::TournamentId id, domain::PlayerId after, int limit,
                                                       const Identity& who) {
  return store_.read([&](const ReadTransaction& tx) -> Result<std::vector<ListedPlayer>> {
    if (!tx.tournaments().find(id)) return std::unexpected(unknown(id));
    const bool shows_links = is_staff(tx, id, who);
    const auto open = tx.drafts().open_of(id);
    std::vector<ListedPlayer> listed;
    for (RosterPlayer& player : tx.roster().after(id, after, limit)) {
      if (!shows_links) {
        player.account_id.reset();
        player.discord_id.reset();
      }
      ListedPlayer& item = listed.emplace_back(std::move(player));
      for (const OpenDraft& draft : open) {
        if (draft.has(item.player.id)) item.draft_ids.push_back(draft.id);
      }
    }
    return listed;
  });
}

Roster::Result<std::vector<RosterPlayer>> Roster::add(domain::TournamentId id, const std::vector<NewPlayer>& players,
                                                      const Identity& who, const PlayerPaths& paths) {
  return store_.write([&](WriteTransaction& tx) -> Result<std::vector<RosterPlayer>> {
    tx.lock(id);
    const auto tournament = tx.tournaments().find(id);
    if (!tournament) return std::unexpected(unknown(id));
    auto problem = forbids_staff(tx, id, who);
    if (!problem) problem = forbids_players(quotas_, tournament->player_count, players.size());
    if (!problem) problem = objection_to_links(tx, id, players, paths);
    if (problem) return std::unexpected(std::move(*problem));
    auto linked = players;
    for (NewPlayer& player : linked) {
      player.account_id = account_of_player(tx, player.account_id, player.discord_id);
    }
    auto added = tx.roster().insert(id, linked);
    note(tx, who, clock_.now(),
         {.action = "roster_imported", .subject = tournament->name, .detail = count_of(players.size())});
    announce_change(tx, announcer_, id);
    return added;
  });
}

Roster::Result<RosterPlayer> Roster::change(domain::PlayerId id, const PlayerChange& change, const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<RosterPlayer> {
    tx.lock(id);
    auto player = tx.roster().find(id);
    if (!player) return std::unexpected(unknown(id));
    auto problem = forbids_staff(tx, player->tournament_id, who);
    if (!problem && change.is_of_play() && tx.roster().is_in_active_draft(id)) {
      problem =
          in_draft(tx, player->tournament_id,
                   player->name + " is in a draft that is running; edit their rating and positions when it is over.");
    }
    if (!problem) problem = objection_to_links(tx, *player, change);
    if (problem) return std::unexpected(std::move(*problem));
    edit(tx, *player, change);
    const bool is_out = change.is_out.value_or(player->is_out);
    if (is_out && !player->is_out) tx.drafts().leave_out_of_pending(id);
    if (!is_out && player->is_out) tx.drafts().take_into_pending(id);
    player->is_out = is_out;
    tx.roster().update(*player);
    note_player(tx, who, "player_changed", *player);
    announce_change(tx, announcer_, player->tournament_id);
    return std::move(*player);
  });
}

Roster::Result<void> Roster::remove(domain::PlayerId id, const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<void> {
    tx.lock(id);
    const auto player = tx.roster().find(id);
    if (!player) return std::unexpected(unknown(id));
    const domain::TournamentId tournament = player->tournament_id;
    auto problem = forbids_staff(tx, tournament, who);
    if (!problem && tx.roster().is_in_active_draft(id)) {
      problem = in_draft(tx, tournament, player->name + " is in a draft that is running; remove them when it is over.");
    }
    if (!problem && tx.roster().is_captain_of_pending_draft(id)) {
      problem = in_draft(tx, tournament,
                         player->name + " is a captain of a pending draft; choose another captain there first.");
    }
    if (problem) return std::unexpected(std::move(*problem));
    tx.roster().remove(id, clock_.now());
    note_player(tx, who, "player_deleted", *player);
    announce_change(tx, announcer_, tournament);
    return {};
  });
}

Roster::Result<RosterPlayer> Roster::restore(domain::PlayerId id, const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<RosterPlayer> {
    tx.lock(id);
    const auto there = tx.roster().find(id);
    auto player = there ? there : tx.roster().find_who_left(id);
    if (!player) return std::unexpected(unknown(id));
    const domain::TournamentId tournament = player->tournament_id;
    PlayerChange links;
    links.discord_id = player->discord_id;
    auto problem = forbids_staff(tx, tournament, who);
    if (!problem && there) return std::move(*player);
    if (!problem) problem = forbids_players(quotas_, tx.tournaments().find(tournament)->player_count, 1);
    if (!problem) problem = objection_to_links(tx, *player, links);
    if (problem) return std::unexpected(std::move(*problem));
    tx.roster().restore(id);
    note_player(tx, who, "player_restored", *player);
    announce_change(tx, announcer_, tournament);
    return std::move(*player);
  });
}

void Roster::note_player(WriteTransaction& tx, const Identity& who, std::string action, const RosterPlayer& player) {
  note(tx, who, clock_.now(),
       {.action = std::move(action),
        .subject = player.name,
        .detail = tx.tournaments().find(player.tournament_id)->name});
}

}  // namespace draftwire::app
