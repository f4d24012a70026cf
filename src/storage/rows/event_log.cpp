#include "storage/rows/event_log.hpp"

#include <limits>

#include <fmt/format.h>

#include "app/store.hpp"
#include "storage/rows/drafts.hpp"
#include "wire/corrupt_payload.hpp"
#include "wire/event_json.hpp"

namespace draftwire::storage::event_log {
namespace {

constexpr std::string_view kAfter = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, commit_seq, event_type, payload, actor_kind, actor_id,
         actor_name, created_at
  FROM events WHERE draft_id = ? AND seq > ? ORDER BY seq LIMIT ?)sql";

constexpr std::string_view kBefore = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, commit_seq, event_type, payload, actor_kind, actor_id,
         actor_name, created_at
  FROM events WHERE draft_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?)sql";

constexpr std::string_view kTournamentAfter = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, commit_seq, event_type, payload, actor_kind, actor_id,
         actor_name, created_at
  FROM events WHERE tournament_id = ? AND tournament_seq > ? ORDER BY tournament_seq LIMIT ?)sql";

constexpr std::string_view kTournamentBefore = R"sql(
  SELECT id, tournament_id, draft_id, seq, tournament_seq, commit_seq, event_type, payload, actor_kind, actor_id,
         actor_name, created_at
  FROM events WHERE tournament_id = ? AND tournament_seq < ? ORDER BY tournament_seq DESC LIMIT ?)sql";

constexpr std::string_view kTournamentHead =
    "SELECT coalesce(max(tournament_seq), 0) FROM events WHERE tournament_id = ?";

constexpr std::string_view kHeads = R"sql(
  SELECT tournament_id, head_seq,
         (SELECT coalesce(max(tournament_seq), 0) FROM events WHERE tournament_id = d.tournament_id)
  FROM drafts AS d WHERE id = ?)sql";

constexpr std::string_view kInsert = R"sql(
  INSERT INTO events (id, tournament_id, draft_id, seq, tournament_seq, commit_seq, event_type, payload, actor_kind,
                      actor_id, actor_name, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql";

constexpr std::string_view kLastMoment = R"sql(
  SELECT created_at FROM events WHERE tournament_id = (SELECT tournament_id FROM drafts WHERE id = ?)
  ORDER BY tournament_seq DESC LIMIT 1)sql";

domain::EventActor actor_from(const Query& row) {
  const auto kind = domain::actor_kind_from(row.view(8));
  if (!kind) throw wire::CorruptPayload(fmt::format("its actor is a '{}'", row.view(8)));
  return {*kind, row.integer(9), row.text(10)};
}

domain::Event event_from(const Query& row) {
  domain::Event event;
  event.id = row.id<domain::EventId>(0);
  event.tournament_id = row.id<domain::TournamentId>(1);
  event.draft_id = row.id<domain::DraftId>(2);
  event.seq = row.integer(3);
  event.tournament_seq = row.integer(4);
  event.commit_seq = row.integer(5);
  try {
    event.body = wire::event_body_from(row.view(6), row.view(7));
    if (!row.is_null(8)) event.actor = actor_from(row);
  } catch (const wire::CorruptPayload& damage) {
    throw app::StoreError(
        fmt::format("event {} of draft {} is damaged: {}", event.seq, event.draft_id.value, damage.what()));
  }
  event.created_at = row.time(11);
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

class EventRows final : public app::EventLog {
 public:
  explicit EventRows(RowContext& context)
      : connection_(context.connection), locks_(context.locks), heads_(context.heads) {}

  std::vector<domain::Event> after(domain::DraftId id, domain::Seq after, int limit) const override {
    return connection_.query(kAfter).with(id, after, limit).all(event_from);
  }

  std::vector<domain::Event> before(domain::DraftId id, std::optional<domain::Seq> before, int limit) const override {
    return connection_.query(kBefore).with(id, or_end(before), limit).all(event_from);
  }

  std::vector<domain::Event> after(domain::TournamentId id, domain::Seq after, int limit) const override {
    return connection_.query(kTournamentAfter).with(id, after, limit).all(event_from);
  }

  std::vector<domain::Event> before(domain::TournamentId id, std::optional<domain::Seq> before,
                                    int limit) const override {
    return connection_.query(kTournamentBefore).with(id, or_end(before), limit).all(event_from);
  }

  domain::Seq head(domain::TournamentId id) const override {
    return connection_.query(kTournamentHead)
        .with(id)
        .first([](const Query& row) { return row.integer(0); })
        .value_or(0);
  }

  std::optional<domain::Timestamp> last_moment(domain::DraftId id) const override {
    return connection_.query(kLastMoment).with(id).first([](const Query& row) { return row.time(0); });
  }

  std::vector<domain::Event> append(domain::DraftId id, const domain::Decision& decision) override {
    locks_.require(id);
    Heads heads = heads_of(connection_, id);
    const domain::Seq commit_seq = heads.seq + 1;
    const std::vector<std::int64_t> ids = connection_.take_event_ids(decision.events.size());
    std::optional<std::string_view> actor_kind;
    std::optional<std::int64_t> actor_id;
    std::optional<std::string_view> actor_name;
    if (decision.actor) {
      actor_kind = domain::to_string(decision.actor->kind);
      actor_id = decision.actor->id;
      actor_name = decision.actor->name;
    }
    std::vector<domain::Event> events;
    events.reserve(decision.events.size());
    for (const domain::EventBody& body : decision.events) {
      domain::Event& event = events.emplace_back();
      event.id = {ids[events.size() - 1]};
      event.tournament_id = heads.tournament;
      event.draft_id = id;
      event.seq = ++heads.seq;
      event.tournament_seq = ++heads.tournament_seq;
      event.commit_seq = commit_seq;
      event.body = body;
      event.actor = decision.actor;
      event.created_at = decision.moment;
      connection_.query(kInsert)
          .with(event.id, event.tournament_id, event.draft_id, event.seq, event.tournament_seq, event.commit_seq,
                domain::event_type(body), wire::payload_text(body, id), actor_kind, actor_id, actor_name,
                event.created_at)
          .run();
    }
    drafts::follow(connection_, id, events);
    if (!events.empty()) heads_.push_back(head_of(events.back()));
    return events;
  }

 private:
  Connection& connection_;
  const HeldLocks& locks_;
  std::vector<SeenHead>& heads_;
};

}  // namespace

std::unique_ptr<app::EventLog> make(RowContext& context) {
  return std::make_unique<EventRows>(context);
}

}  // namespace draftwire::storage::event_log
