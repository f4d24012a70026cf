#include "storage/rows/league_copy.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "storage/rows/row_transaction.hpp"

namespace draftwire::storage {
namespace {

// Read by one statement and written by the other, column by column; a letter says what each holds. In the order in
// which rows lean on one another.
struct Table {
  std::string_view read;
  std::string_view write;
  std::string_view columns;  // i: integer, t: text, b: bytes
};

constexpr auto kTables = std::to_array<Table>({
    {"SELECT id, name, role, password_hash, created_at, disabled_at, discord_id FROM accounts ORDER BY id",
     R"sql(INSERT INTO accounts (id, name, role, password_hash, created_at, disabled_at, discord_id)
           VALUES (?, ?, ?, ?, ?, ?, ?))sql",
     "itttiit"},
    {"SELECT id, hash, kind, role, account_id, created_by, created_at, expires_at FROM invites ORDER BY id",
     R"sql(INSERT INTO invites (id, hash, kind, role, account_id, created_by, created_at, expires_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql",
     "ibttiiii"},
    {"SELECT id, at, action, actor_id, actor_name, subject, detail, address FROM audit ORDER BY id",
     R"sql(INSERT INTO audit (id, at, action, actor_id, actor_name, subject, detail, address)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql",
     "iititttt"},
    {R"sql(SELECT id, name, created_at, visibility, link_generation, created_by, rating_name, rating_decimals,
                  deleted_at
           FROM tournaments ORDER BY id)sql",
     R"sql(INSERT INTO tournaments (id, name, created_at, visibility, link_generation, created_by, rating_name,
                                    rating_decimals, deleted_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))sql",
     "ititiitii"},
    {"SELECT tournament_id, account_id FROM organisers",
     "INSERT INTO organisers (tournament_id, account_id) VALUES (?, ?)", "ii"},
    {"SELECT tournament_id, account_id FROM members", "INSERT INTO members (tournament_id, account_id) VALUES (?, ?)",
     "ii"},
    {R"sql(SELECT id, tournament_id, name, mmr, positions, account_id, discord_id, is_out, left_at
           FROM players ORDER BY id)sql",
     R"sql(INSERT INTO players (id, tournament_id, name, mmr, positions, account_id, discord_id, is_out, left_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))sql",
     "iitititii"},
    {"SELECT id, tournament_id, style, team_size, tie_window, created_at, name FROM drafts ORDER BY id",
     R"sql(INSERT INTO drafts (id, tournament_id, style, team_size, tie_window, created_at, name)
           VALUES (?, ?, ?, ?, ?, ?, ?))sql",
     "iitiiit"},
    {R"sql(SELECT id, draft_id, captain_id, name, draft_order, seat_generation, is_named, captain_name
           FROM teams ORDER BY id)sql",
     R"sql(INSERT INTO teams (id, draft_id, captain_id, name, draft_order, seat_generation, is_named, captain_name)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql",
     "iiitiiit"},
    {"SELECT draft_id, player_id FROM draft_left_out", "INSERT INTO draft_left_out (draft_id, player_id) VALUES (?, ?)",
     "ii"},
    {"SELECT draft_id, player_id FROM draft_players", "INSERT INTO draft_players (draft_id, player_id) VALUES (?, ?)",
     "ii"},
    {R"sql(SELECT draft_id, seq, tournament_id, tournament_seq, commit_seq, id, event_type, payload, actor_kind,
                  actor_id, actor_name, created_at
           FROM events ORDER BY tournament_id, tournament_seq)sql",
     R"sql(INSERT INTO events (draft_id, seq, tournament_id, tournament_seq, commit_seq, id, event_type, payload,
                               actor_kind, actor_id, actor_name, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql",
     "iiiiiitttiti"},
    // Drafts were pending while their teams came.
    {"SELECT status, head_seq, started_at, completed_at, aborted_team_count, id FROM drafts",
     R"sql(UPDATE drafts SET status = ?, head_seq = ?, started_at = ?, completed_at = ?, aborted_team_count = ?
           WHERE id = ?)sql",
     "tiiiii"},
    {"SELECT hash, account_id, created_at, last_seen_at FROM sessions",
     "INSERT INTO sessions (hash, account_id, created_at, last_seen_at) VALUES (?, ?, ?, ?)", "biii"},
    {"SELECT session_hash, team_id, generation, taken_at FROM session_seats",
     "INSERT INTO session_seats (session_hash, team_id, generation, taken_at) VALUES (?, ?, ?, ?)", "biii"},
    {"SELECT session_hash, tournament_id, generation FROM session_tournaments",
     "INSERT INTO session_tournaments (session_hash, tournament_id, generation) VALUES (?, ?, ?)", "bii"},
});

constexpr auto kCounted =
    std::to_array<IdCounter>({IdCounter::accounts, IdCounter::tournaments, IdCounter::players, IdCounter::drafts,
                              IdCounter::teams, IdCounter::invites, IdCounter::audit, IdCounter::events});

constexpr int kEventsPerRead = 500;

void copy_column(const Query& from, Query& to, int column, char kind) {
  if (from.is_null(column)) {
    to.with(std::optional<std::int64_t>());
  } else if (kind == 'i') {
    to.with(from.integer(column));
  } else if (kind == 't') {
    to.with(from.view(column));
  } else {
    const std::string bytes = from.bytes(column);
    app::SecretHash hash{};
    if (bytes.size() != hash.size()) throw app::StoreError("a hash is damaged");
    std::ranges::copy(bytes, hash.begin());
    to.with(hash);
  }
}

void copy_table(Connection& from, Connection& to, const Table& table) {
  Query rows = from.query(table.read);
  while (rows.next()) {
    Query row = to.query(table.write);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      copy_column(rows, row, static_cast<int>(column), table.columns[column]);
    }
    row.run();
  }
}

void require_empty(Connection& to) {
  const std::int64_t accounts = to.query("SELECT count(*) FROM accounts").number();
  const std::int64_t tournaments = to.query("SELECT count(*) FROM tournaments").number();
  if (accounts == 0 && tournaments == 0) return;
  throw app::StoreError(fmt::format("{} holds a league already ({} accounts, {} tournaments); copy into an empty one",
                                    to.name(), accounts, tournaments));
}

void require(bool is_same, std::string_view what, std::int64_t id) {
  if (!is_same) throw app::StoreError(fmt::format("{} {} is not the same in the copy; nothing was copied", what, id));
}

std::size_t compare_log(const app::ReadTransaction& from, const app::ReadTransaction& to, domain::DraftId draft) {
  domain::Seq after = 0;
  std::size_t count = 0;
  while (true) {
    const auto events = from.log().after(draft, after, kEventsPerRead);
    require(events == to.log().after(draft, after, kEventsPerRead), "the log of draft", draft.value);
    count += events.size();
    if (events.empty()) return count;
    after = events.back().seq;
  }
}

CopiedLeague compare(const app::ReadTransaction& from, const app::ReadTransaction& to) {
  CopiedLeague copied;
  require(to.invites().all() == from.invites().all(), "the list of invites, up to",
          from.invites().all().empty() ? 0 : from.invites().all().back().id);
  for (const app::AccountRecord& record : from.accounts().all()) {
    const app::Account& account = record.account;
    const auto copy = to.accounts().credentials(account.name);
    require(copy && to.accounts().find(account.id) == record &&
                to.audit().of_actor(account.id) == from.audit().of_actor(account.id) &&
                copy->password_hash == from.accounts().credentials(account.name)->password_hash,
            "account", account.id.value);
  }
  for (const app::Tournament& tournament : from.tournaments().all()) {
    ++copied.tournaments;
    const domain::TournamentId id = tournament.id;
    require(to.tournaments().find(id) == tournament && to.roster().of(id) == from.roster().of(id) &&
                to.people().organisers(id) == from.people().organisers(id) &&
                to.people().members(id) == from.people().members(id) && to.log().head(id) == from.log().head(id),
            "tournament", id.value);
  }
  for (const app::DraftRecord& draft : from.drafts().all()) {
    ++copied.drafts;
    require(to.drafts().find(draft.id) == draft && to.drafts().setup(draft.id) == from.drafts().setup(draft.id) &&
                to.drafts().spec(draft.id) == from.drafts().spec(draft.id) &&
                to.seats().of_draft(draft.id) == from.seats().of_draft(draft.id),
            "draft", draft.id.value);
    copied.events += compare_log(from, to, draft.id);
  }
  return copied;
}

}  // namespace

CopiedLeague copy_league(RowStore& from, RowStore& to) {
  return from.read_rows([&](Connection& source) {
    return to.write_rows([&](Connection& target) {
      require_empty(target);
      source.allow_long_pauses();
      target.allow_long_pauses();
      for (const Table& table : kTables) copy_table(source, target, table);
      for (const IdCounter counter : kCounted) target.set_last_id(counter, source.last_id(counter));
      const std::string nobodys_epoch;
      const RowReadTransaction original(source, nobodys_epoch);
      const RowReadTransaction copy(target, nobodys_epoch);
      return compare(original, copy);
    });
  });
}

}  // namespace draftwire::storage
