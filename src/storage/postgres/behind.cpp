#include "storage/postgres/behind.hpp"

#include "storage/postgres/array_text.hpp"

namespace draftwire::storage {
namespace {

constexpr std::string_view kJournal = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint";

// A tournament that is not there was deleted, unless no such id was ever given. The journal may have been overtaken
// by what was written since; the events at the same places are other ones then.
constexpr std::string_view kLostHeads = R"sql(
  SELECT count(*)
  FROM unnest(?1::bigint[], ?2::bigint[], ?3::bigint[], ?4::bigint[]) AS seen (tournament, seq, event, at)
  WHERE CASE
    WHEN EXISTS (SELECT 1 FROM tournaments AS t WHERE t.id = seen.tournament) THEN
      NOT EXISTS (SELECT 1 FROM events AS e WHERE e.tournament_id = seen.tournament AND e.tournament_seq = seen.seq
                                              AND e.id = seen.event AND e.created_at = seen.at)
    ELSE seen.tournament > (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM tournaments_id_seq)
  END)sql";

std::int64_t count_lost(PostgresConnection& connection, const std::vector<SeenHead>& heads) {
  ArrayText tournaments;
  ArrayText seqs;
  ArrayText events;
  ArrayText times;
  for (const SeenHead& head : heads) {
    tournaments.add(head.tournament.value);
    seqs.add(head.tournament_seq);
    events.add(head.event_id);
    times.add(head.created_at);
  }
  return connection.query(kLostHeads).with(tournaments.text(), seqs.text(), events.text(), times.text()).number();
}

}  // namespace

bool is_behind(PostgresConnection& connection, const SeenLog& seen) {
  if (seen.journal > 0 && connection.query(kJournal).number() < seen.journal) return true;
  return !seen.heads.empty() && count_lost(connection, seen.heads) > 0;
}

}  // namespace draftwire::storage
