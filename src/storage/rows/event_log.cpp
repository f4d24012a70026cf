#include "storage/rows/event_log.hpp"

#include <limits>

#include <fmt/format.h>

#include "app/store.hpp"
#include "wire/corrupt_payload.hpp"
#include "wire/event_json.hpp"

namespace draftwire::storage::event_log {
namespace {

constexpr std::string_view kAfter = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, event_type, payload, actor_id, actor_name, created_at
  FROM events WHERE draft_id = ? AND seq > ? ORDER BY seq LIMIT ?)sql";

constexpr std::string_view kBefore = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, event_type, payload, actor_id, actor_name, created_at
  FROM events WHERE draft_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?)sql";

constexpr std::string_view kTournamentAfter = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, event_type, payload, actor_id, actor_name, created_at
  FROM events WHERE tournament_id = ? AND tournament_seq > ? ORDER BY tournament_seq LIMIT ?)sql";

constexpr std::string_view kTournamentBefore = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, event_type, payload, actor_id, actor_name, created_at
  FROM events WHERE tournament_id = ? AND tournament_seq < ? ORDER BY tournament_seq DESC LIMIT ?)sql";

constexpr std::string_view kTournamentHead =
    "SELECT coalesce(max(tournament_seq), 0) FROM events WHERE tournament_id = ?";

constexpr std::string_view kHeads = R"sql(
  SELECT tournament_id, head_seq,
         (SELECT coalesce(max(tournament_seq), 0) FROM events WHERE tournament_id = d.tournament_id)
  FROM drafts AS d WHERE id = ?)sql";

constexpr std::string_view kInsert = R"sql(
  INSERT INTO events (id, tournament_id, draft_id, seq, tournament_seq, event_type, payload, actor_id, actor_name,
                      created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql";

domain::Event event_from(const Query& row) {
  domain::Event event;
  event.id = row.id<domain::EventId>(0);
  event.tournament_id = row.id<domain::TournamentId>(1);
  event.draft_id = row.id<domain::DraftId>(2);
  event.seq = row.integer(3);
  event.tournament_seq = row.integer(4);
  try {
    event.body = wire::event_body_from(row.view(5), row.view(6));
  } catch (const wire::CorruptPayload& damage) {
    throw app::StoreError(
        fmt::format("event {} of draft {} is damaged: {}", event.seq, event.draft_id.value, damage.what()));
  }
  if (!row.is_null(7)) event.actor = domain::EventActor{row.integer(7), row.text(8)};
  event.created_at = row.time(9);
  return event;
}

struct Heads {
  domain::TournamentId tournament;
  domain::Seq seq = 0;
  domain::Seq tournament_seq = 0;
};

Heads heads_of(Connection& connection, domain::DraftId id) {
  const auto heads = connection.query(kHeads).with(id).first(
      [](const Query& row) { return Heads{row.id<domain::TournamentId>(0), row.integer(1), row.integer(2)}; });
  if (!heads) throw app::StoreError(fmt::format("{}: there is no draft {}", connection.name(), id.value));
  return *heads;
}

domain::Seq or_end(std::optional<domain::Seq> before) {
  return before.value_or(std::numeric_limits<domain::Seq>::max());
}

}  // namespace

std::vector<domain::Event> after(Connection& connection, domain::DraftId id, domain::Seq after, int limit) {
  return connection.query(kAfter).with(id, after, limit).all(event_from);
}

std::vector<domain::Event> before(Connection& connection, domain::DraftId id, std::optional<domain::Seq> before,
                                  int limit) {
  return connection.query(kBefore).with(id, or_end(before), limit).all(event_from);
}

std::vector<domain::Event> after(Connection& connection, domain::TournamentId id, domain::Seq after, int limit) {
  return connection.query(kTournamentAfter).with(id, after, limit).all(event_from);
}

std::vector<domain::Event> before(Connection& connection, domain::TournamentId id, std::optional<domain::Seq> before,
                                  int limit) {
  return connection.query(kTournamentBefore).with(id, or_end(before), limit).all(event_from);
}

domain::Seq head(Connection& connection, domain::TournamentId id) {
  return connection.query(kTournamentHead).with(id).first([](const Query& row) { return row.integer(0); }).value_or(0);
}

std::vector<domain::Event> append(Connection& connection, domain::DraftId id, std::span<const domain::EventBody> bodies,
                                  const std::optional<domain::EventActor>& actor, domain::Timestamp at) {
  Heads heads = heads_of(connection, id);
  const std::vector<std::int64_t> ids = connection.take_event_ids(bodies.size());
  std::optional<std::int64_t> actor_id;
  std::optional<std::string_view> actor_name;
  if (actor) {
    actor_id = actor->id;
    actor_name = actor->name;
  }
  std::vector<domain::Event> events;
  events.reserve(bodies.size());
  for (const domain::EventBody& body : bodies) {
    const domain::Event& event = events.emplace_back(domain::Event{
        {ids[events.size()]}, heads.tournament, id, ++heads.seq, ++heads.tournament_seq, body, actor, at});
    connection.query(kInsert)
        .with(event.id, event.tournament_id, event.draft_id, event.seq, event.tournament_seq, domain::event_type(body),
              wire::payload_text(body, id), actor_id, actor_name, at)
        .run();
  }
  return events;
}

}  // namespace draftwire::storage::event_log
