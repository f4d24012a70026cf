#include "storage/postgres/node_exchange.hpp"

#include <utility>
#include <vector>

#include "storage/postgres/array_text.hpp"

namespace draftwire::storage {
namespace {

constexpr std::chrono::seconds kTellAgain{5};

constexpr std::string_view kLeague = "SELECT league FROM meta";

constexpr std::string_view kTellNode = R"sql(
  INSERT INTO nodes (id, is_heard, seen_at) VALUES (?, ?::integer <> 0, clock_timestamp())
  ON CONFLICT (id) DO UPDATE SET is_heard = excluded.is_heard, seen_at = excluded.seen_at)sql";

constexpr std::string_view kForgetNode = "DELETE FROM nodes WHERE id = ?";
constexpr std::string_view kForgetSilentNodes =
    "DELETE FROM nodes WHERE seen_at < clock_timestamp() - interval '1 minute'";

constexpr std::string_view kTellCounts = R"sql(
  INSERT INTO viewers (node, kind, channel, count)
  SELECT ?1, * FROM unnest(?2::integer[], ?3::bigint[], ?4::bigint[])
  ON CONFLICT (kind, channel, node) DO UPDATE SET count = excluded.count)sql";

constexpr std::string_view kForgetCounts = R"sql(
  DELETE FROM viewers
  WHERE node = ?1 AND (kind, channel) IN (SELECT * FROM unnest(?2::integer[], ?3::bigint[])))sql";

constexpr std::string_view kUnheardNodes = R"sql(
  SELECT count(*) FROM nodes
  WHERE NOT is_heard AND id <> ? AND seen_at > clock_timestamp() - interval '15 seconds')sql";

constexpr std::string_view kDraftHeads = R"sql(
  SELECT d.id, d.tournament_id, d.head_seq, t.setup_version, last.tournament_seq, last.id, last.created_at,
         (SELECT coalesce(sum(v.count), 0) FROM viewers AS v JOIN nodes AS n ON n.id = v.node
          WHERE v.kind = 0 AND v.channel = d.id AND v.node <> ?2
            AND n.seen_at > clock_timestamp() - interval '15 seconds')
  FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  LEFT JOIN LATERAL (SELECT tournament_seq, id, created_at FROM events WHERE tournament_id = t.id
                     ORDER BY tournament_seq DESC LIMIT 1) AS last ON true
  WHERE d.id = ANY (?1::bigint[]) AND t.deleted_at IS NULL)sql";

constexpr std::string_view kTournamentHeads = R"sql(
  SELECT t.id, t.id, coalesce(last.tournament_seq, 0), t.setup_version, last.tournament_seq, last.id, last.created_at,
         (SELECT coalesce(sum(v.count), 0) FROM viewers AS v JOIN nodes AS n ON n.id = v.node
          WHERE v.kind = 1 AND v.channel = t.id AND v.node <> ?2
            AND n.seen_at > clock_timestamp() - interval '15 seconds')
  FROM tournaments AS t
  LEFT JOIN LATERAL (SELECT tournament_seq, id, created_at FROM events WHERE tournament_id = t.id
                     ORDER BY tournament_seq DESC LIMIT 1) AS last ON true
  WHERE t.id = ANY (?1::bigint[]) AND t.deleted_at IS NULL)sql";

// Columns of the same rows.
struct CountRows {
  ArrayText kinds;
  ArrayText channels;
  ArrayText counts;

  void add(app::Channel channel, std::int64_t count) {
    kinds.add(static_cast<std::int64_t>(channel.kind));
    channels.add(channel.id);
    counts.add(count);
  }
};

struct Heads {
  std::vector<app::ChannelHead> of_channels;
  std::vector<SeenHead> of_tournaments;  // that have a log, of those channels
};

void read_heads(Connection& connection, std::string_view sql, app::Channel::Kind kind, const ArrayText& channels,
                const std::string& node, Heads& read) {
  if (channels.is_empty()) return;
  Query query = connection.query(sql);
  query.with(channels.text(), node);
  while (query.next()) {
    const auto tournament = query.id<domain::TournamentId>(1);
    read.of_channels.push_back(
        {{kind, query.integer(0)}, tournament, query.integer(2), query.integer(3), query.integer(7)});
    if (query.is_null(4)) continue;
    read.of_tournaments.push_back({tournament, query.integer(4), query.integer(5), query.integer(6)});
  }
}

}  // namespace

std::string NodeExchange::league() {
  return database_->transact(PostgresTransaction::Kind::read,
                             [&](PostgresConnection& connection, const std::string&) -> std::string {
                               Query query = connection.query(kLeague);
                               return query.next() ? query.text(0) : "";
                             });
}

app::NodeNews NodeExchange::exchange(std::span<const app::WatchedChannel> watched, bool is_heard) {
  Counts counts;
  ArrayText drafts;
  ArrayText tournaments;
  for (const app::WatchedChannel& watch : watched) {
    (watch.channel.kind == app::Channel::Kind::draft ? drafts : tournaments).add(watch.channel.id);
    if (watch.viewers > 0) counts.emplace(watch.channel, watch.viewers);
  }
  tell(*told_.lock(), std::move(counts), is_heard);

  struct Read {
    std::string epoch;
    Heads heads;
    bool is_everybody_heard = true;
  };
  auto read = database_->transact(
      PostgresTransaction::Kind::read, [&](PostgresConnection& connection, const std::string& epoch) {
        Read now{epoch, {}};
        read_heads(connection, kDraftHeads, app::Channel::Kind::draft, drafts, node_, now.heads);
        read_heads(connection, kTournamentHeads, app::Channel::Kind::tournament, tournaments, node_, now.heads);
        now.is_everybody_heard = connection.query(kUnheardNodes).with(node_).number() == 0;
        return now;
      });
  database_->saw(read.epoch, read.heads.of_tournaments);
  return {std::move(read.epoch), std::move(read.heads.of_channels), read.is_everybody_heard};
}

void NodeExchange::tell(Told& told, Counts counts, bool is_heard) {
  const auto now = std::chrono::steady_clock::now();
  const bool is_due = !told.at || now - *told.at >= kTellAgain;
  if (!is_due && is_heard == told.is_heard && counts == told.counts) return;
  CountRows changed;
  CountRows gone;
  for (const auto& [channel, count] : counts) {
    const auto known = told.counts.find(channel);
    if (is_due || known == told.counts.end() || known->second != count) changed.add(channel, count);
  }
  for (const auto& [channel, count] : told.counts) {
    if (!counts.contains(channel)) gone.add(channel, count);
  }
  database_->transact(PostgresTransaction::Kind::write, [&](PostgresConnection& connection, const std::string&) {
    connection.query(kTellNode).with(node_, is_heard).run();
    if (is_due) connection.query(kForgetSilentNodes).run();
    if (!gone.kinds.is_empty()) {
      connection.query(kForgetCounts).with(node_, gone.kinds.text(), gone.channels.text()).run();
    }
    if (!changed.kinds.is_empty()) {
      connection.query(kTellCounts)
          .with(node_, changed.kinds.text(), changed.channels.text(), changed.counts.text())
          .run();
    }
  });
  told = {std::move(counts), is_heard, is_due ? now : told.at};
}

void NodeExchange::leave() {
  database_->transact(PostgresTransaction::Kind::write, [&](PostgresConnection& connection, const std::string&) {
    connection.query(kForgetNode).with(node_).run();
  });
}

}  // namespace draftwire::storage
