#include "app/roster_import.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "app/audit.hpp"
#include "app/discord_link.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"
#include "app/roster.hpp"
#include "app/setup_news.hpp"
#include "roster/csv_export.hpp"
#include "roster/unicode.hpp"

namespace draftwire::app {
namespace {

using roster::Row;
using roster::Status;
using wire::Problem;
using wire::ProblemCode;

// How often a file is read again before it is read while the roster is locked.
constexpr int kFreeReadings = 3;

Problem problem_from(const roster::Unreadable& unreadable) {
  switch (unreadable.kind) {
    case roster::Unreadable::Kind::too_large:
      return {ProblemCode::payload_too_large, unreadable.message};
    case roster::Unreadable::Kind::bad_option:
      return bad_roster_option({unreadable.option, unreadable.message.substr(unreadable.option.size() + 1)});
    case roster::Unreadable::Kind::not_text:
      break;
  }
  return {ProblemCode::unreadable_file, unreadable.message};
}

std::vector<roster::KnownPerson> known_people(std::vector<RosterPlayer> players) {
  std::vector<roster::KnownPerson> known;
  known.reserve(players.size());
  for (RosterPlayer& player : players) {
    known.push_back(
        {player.id, std::move(player.name), player.mmr, std::move(player.positions), std::move(player.discord_id)});
  }
  return known;
}

roster::Scale scale_of(const Tournament& tournament) {
  return {tournament.rating.name, tournament.rating.decimals};
}

std::vector<domain::PlayerId> playing_in(const ReadTransaction& tx, domain::TournamentId id) {
  std::vector<domain::PlayerId> playing;
  for (const OpenDraft& draft : tx.drafts().open_of(id)) {
    if (!draft.is_pending) playing.insert(playing.end(), draft.players.begin(), draft.players.end());
  }
  std::ranges::sort(playing);
  return playing;
}

bool changes_play(const Row& row) {
  return row.before && (row.before->mmr || row.before->positions);
}

// As with an edit by hand: who is in an active draft keeps rating and positions. True when the row was to change them.
bool keep_who_plays(Row& row, const std::vector<domain::PlayerId>& playing) {
  if (row.is_left_out || row.status != Status::update || !changes_play(row)) return false;
  if (!std::ranges::binary_search(playing, *row.player_id)) return false;
  row.status = Status::bad;
  row.before.reset();
  row.errors.push_back({std::nullopt, "player_in_draft",
                        "Line " + std::to_string(row.line) + ": " + roster::quoted(row.name) +
                            " is in a draft that is running. Leave the line out, or import when it is over."});
  return true;
}

ImportStopped stopped(roster::Preview preview, std::vector<roster::Need> needs) {
  std::erase_if(preview.rows, [](const Row& row) {
    return row.is_left_out || (row.status != Status::bad && row.status != Status::unrated);
  });
  return {std::move(needs), std::move(preview.rows)};
}

std::vector<NewPlayer> new_players(const ReadTransaction& tx, const std::vector<roster::NewPerson>& people) {
  std::vector<NewPlayer> players;
  players.reserve(people.size());
  for (const roster::NewPerson& person : people) {
    players.push_back({person.name, person.mmr, person.positions,
                       account_of_player(tx, std::nullopt, person.discord_id), person.discord_id});
  }
  return players;
}

PlayerChange change_by(const roster::ChangedPerson& person) {
  PlayerChange change;
  change.name = person.name;
  change.mmr = person.mmr;
  change.positions = person.positions;
  change.discord_id = person.discord_id;
  return change;
}

std::string summary(const roster::ImportPlan& plan) {
  return std::to_string(plan.inserts.size()) + " new, " + std::to_string(plan.updates.size()) + " updated";
}

using ById = std::map<domain::PlayerId, RosterPlayer>;

std::vector<RosterPlayer> in_order_of_file(const std::vector<Row>& rows, const std::vector<RosterPlayer>& added,
                                           const ById& known) {
  std::vector<RosterPlayer> people;
  auto next_added = added.begin();
  for (const Row& row : rows) {
    if (row.is_left_out) continue;
    if (row.status == Status::fresh) people.push_back(*next_added++);
    if (row.status == Status::update || row.status == Status::same) people.push_back(known.at(*row.player_id));
  }
  return people;
}

}  // namespace

Problem bad_roster_option(const roster::BadOption& option) {
  return {ProblemCode::malformed_parameter,
          "The option " + option.name + " " + option.message + ".",
          {{option.name, option.message, std::nullopt}}};
}

std::expected<RosterImport::Seen, Problem> RosterImport::look(const ReadTransaction& tx, domain::TournamentId id,
                                                              const Identity& who) {
  auto tournament = tx.tournaments().find(id);
  if (!tournament) return std::unexpected(unknown(id));
  if (auto problem = forbids_staff(tx, id, who)) return std::unexpected(std::move(*problem));
  return Seen{std::move(*tournament), tx.tournaments().setup_version(id), known_people(tx.roster().of(id)),
              playing_in(tx, id)};
}

std::expected<roster::Preview, Problem> RosterImport::read(std::string_view file, const roster::Options& options,
                                                           const Seen& seen, const roster::RowSink& take) {
  int kept = 0;
  auto preview = roster::read_roster(file, options, seen.people, scale_of(seen.tournament), [&](Row&& row) {
    if (keep_who_plays(row, seen.playing)) ++kept;
    take(std::move(row));
  });
  if (!preview) return std::unexpected(problem_from(preview.error()));
  preview->counts.update -= kept;
  preview->counts.bad += kept;
  return std::move(*preview);
}

std::expected<RosterImport::Reading, ImportRefusal> RosterImport::plan(std::string_view file,
                                                                       const roster::Options& options, Seen seen) {
  std::vector<Row> rows;
  auto preview = read(file, options, seen, [&](Row&& row) { rows.push_back(std::move(row)); });
  if (!preview) return std::unexpected(std::move(preview.error()));
  preview->rows = std::move(rows);
  auto plan = roster::import_plan(*preview);
  if (!plan) return std::unexpected(stopped(std::move(*preview), std::move(plan.error().needs)));
  return Reading{std::move(seen), std::move(*preview), std::move(*plan)};
}

std::expected<roster::Preview, Problem> RosterImport::preview(domain::TournamentId id, std::string_view file,
                                                              const roster::Options& options, const Identity& who,
                                                              const roster::RowSink& take) {
  const auto seen = store_.read([&](const ReadTransaction& tx) { return look(tx, id, who); });
  if (!seen) return std::unexpected(seen.error());
  return read(file, options, *seen, take);
}

std::expected<ImportDone, ImportRefusal> RosterImport::import(domain::TournamentId id, std::string_view file,
                                                              const roster::Options& options, const Identity& who) {
  for (int reading = 0; reading < kFreeReadings; ++reading) {
    auto seen = store_.read([&](const ReadTransaction& tx) { return look(tx, id, who); });
    if (!seen) return std::unexpected(std::move(seen.error()));
    const auto read = plan(file, options, std::move(*seen));
    if (!read) return std::unexpected(read.error());
    if (auto done = apply_if_current(*read, who)) return std::move(*done);
  }
  return store_.write([&](WriteTransaction& tx) -> std::expected<ImportDone, ImportRefusal> {
    tx.lock(id);
    auto seen = look(tx, id, who);
    if (!seen) return std::unexpected(std::move(seen.error()));
    const auto read = plan(file, options, std::move(*seen));
    if (!read) return std::unexpected(read.error());
    return apply(tx, *read, who);
  });
}

std::optional<std::expected<ImportDone, ImportRefusal>> RosterImport::apply_if_current(const Reading& reading,
                                                                                       const Identity& who) {
  using Result = std::optional<std::expected<ImportDone, ImportRefusal>>;
  return store_.write([&](WriteTransaction& tx) -> Result {
    const domain::TournamentId id = reading.seen.tournament.id;
    tx.lock(id);
    const auto tournament = tx.tournaments().find(id);
    if (!tournament) return std::unexpected(unknown(id));
    if (auto problem = forbids_staff(tx, id, who)) return std::unexpected(std::move(*problem));
    const bool is_current =
        tx.tournaments().setup_version(id) == reading.seen.version && playing_in(tx, id) == reading.seen.playing;
    if (!is_current) return std::nullopt;
    return apply(tx, reading, who);
  });
}

std::expected<ImportDone, ImportRefusal> RosterImport::apply(WriteTransaction& tx, const Reading& reading,
                                                             const Identity& who) {
  const auto& [seen, preview, plan] = reading;
  const domain::TournamentId id = seen.tournament.id;
  if (auto problem = forbids_players(quotas_, seen.tournament.player_count, plan.inserts.size())) {
    return std::unexpected(std::move(*problem));
  }
  ById people;  // as they are now: an account may have been linked since, which is no change of the roster
  for (RosterPlayer& player : tx.roster().of(id)) people.emplace(player.id, std::move(player));
  std::vector<RosterPlayer> updated;
  for (const roster::ChangedPerson& person : plan.updates) {
    RosterPlayer& player = people.at(person.player_id);
    edit(tx, player, change_by(person));
    updated.push_back(player);
  }
  std::vector<RosterPlayer> added;
  if (!plan.inserts.empty()) added = tx.roster().insert(id, new_players(tx, plan.inserts));
  if (!updated.empty()) tx.roster().update_all(id, updated);
  if (!added.empty() || !updated.empty()) {
    note(tx, who, clock_.now(),
         {.action = "roster_imported", .subject = seen.tournament.name, .detail = summary(plan)});
    announce_change(tx, announcer_, id);
  }
  return ImportDone{preview.counts, in_order_of_file(preview.rows, added, people)};
}

std::expected<RosterExport, Problem> RosterImport::export_csv(domain::TournamentId id, const Identity& who) {
  struct Found {
    Tournament tournament;
    std::vector<RosterPlayer> players;
    bool is_staff = false;
  };
  const auto found = store_.read([&](const ReadTransaction& tx) -> std::optional<Found> {
    auto tournament = tx.tournaments().find(id);
    if (!tournament) return std::nullopt;
    return Found{std::move(*tournament), tx.roster().of(id), is_staff(tx, id, who)};
  });
  if (!found) return std::unexpected(unknown(id));
  return RosterExport{found->tournament.name,
                      roster::roster_csv(known_people(found->players), scale_of(found->tournament), found->is_staff)};
}

}  // namespace draftwire::app
