#include "storage/rows/audit.hpp"

#include <limits>
#include <string>

namespace draftwire::storage::audit {
namespace {

constexpr std::string_view kBefore = R"sql(
  SELECT id, at, action, actor_id, actor_name, subject, detail, address
  FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?)sql";

constexpr std::string_view kOfActor = R"sql(
  SELECT id, at, action, actor_id, actor_name, subject, detail, address
  FROM audit WHERE actor_id = ? ORDER BY id DESC)sql";

constexpr std::string_view kInsert = R"sql(
  INSERT INTO audit (at, action, actor_id, actor_name, subject, detail, address) VALUES (?, ?, ?, ?, ?, ?, ?))sql";

constexpr std::string_view kDelete = "DELETE FROM audit WHERE at < ?";

app::AuditEntry entry_from(const Query& row) {
  app::AuditEntry entry;
  entry.id = row.integer(0);
  entry.at = row.time(1);
  entry.action = row.text(2);
  if (!row.is_null(3)) entry.actor = domain::EventActor{domain::ActorKind::account, row.integer(3), row.text(4)};
  entry.subject = row.text(5);
  entry.detail = row.text(6);
  entry.address = row.text(7);
  return entry;
}

class AuditRows final : public app::AuditStore {
 public:
  explicit AuditRows(RowContext& context) : connection_(context.connection) {}

  std::vector<app::AuditEntry> before(std::optional<std::int64_t> id, int limit) const override {
    return connection_.query(kBefore)
        .with(id.value_or(std::numeric_limits<std::int64_t>::max()), limit)
        .all(entry_from);
  }

  std::vector<app::AuditEntry> of_actor(domain::AccountId actor) const override {
    return connection_.query(kOfActor).with(actor).all(entry_from);
  }

  void append(const app::AuditEntry& entry) override {
    std::optional<std::int64_t> actor_id;
    std::optional<std::string> actor_name;
    if (entry.actor) {
      actor_id = entry.actor->id;
      actor_name = entry.actor->name;
    }
    connection_.query(kInsert)
        .with(entry.at, entry.action, actor_id, actor_name, entry.subject, entry.detail, entry.address)
        .run();
  }

  void remove_before(domain::Timestamp at) override { connection_.query(kDelete).with(at).run(); }

 private:
  Connection& connection_;
};

}  // namespace

std::unique_ptr<app::AuditStore> make(RowContext& context) {
  return std::make_unique<AuditRows>(context);
}

}  // namespace draftwire::storage::audit
