#include "storage/rows/invites.hpp"

#include <algorithm>
#include <string>

#include "app/store.hpp"

namespace draftwire::storage::invites {
namespace {

constexpr std::string_view kAll = R"sql(
  SELECT i.id, i.hash, i.kind, i.role, i.account_id, a.name, i.created_by, i.created_at, i.expires_at
  FROM invites AS i LEFT JOIN accounts AS a ON a.id = i.account_id ORDER BY i.id)sql";

constexpr std::string_view kFind = R"sql(
  SELECT i.id, i.hash, i.kind, i.role, i.account_id, a.name, i.created_by, i.created_at, i.expires_at
  FROM invites AS i LEFT JOIN accounts AS a ON a.id = i.account_id WHERE i.hash = ?)sql";

constexpr std::string_view kInsert = R"sql(
  INSERT INTO invites (hash, kind, role, account_id, created_by, created_at, expires_at)
  VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id)sql";

constexpr std::string_view kDelete = "DELETE FROM invites WHERE id = ?";
constexpr std::string_view kDeleteOfKind = "DELETE FROM invites WHERE kind = ?";
constexpr std::string_view kDeleteExpired = "DELETE FROM invites WHERE expires_at <= ?";

app::Invite invite_from(const Query& row) {
  app::Invite invite;
  invite.id = row.integer(0);
  const std::string bytes = row.bytes(1);
  if (bytes.size() != invite.hash.size()) throw app::StoreError("the hash of an invite is damaged");
  std::ranges::copy(bytes, invite.hash.begin());
  invite.kind = app::invite_kind_from(row.view(2)).value();
  invite.role = app::role_from(row.view(3)).value();
  if (!row.is_null(4)) {
    invite.account_id = row.id<domain::AccountId>(4);
    invite.account_name = row.text(5);
  }
  if (!row.is_null(6)) invite.created_by = row.id<domain::AccountId>(6);
  invite.created_at = row.time(7);
  invite.expires_at = row.time(8);
  return invite;
}

class InviteRows final : public app::InviteStore {
 public:
  explicit InviteRows(RowContext& context) : connection_(context.connection) {}

  std::vector<app::Invite> all() const override { return connection_.query(kAll).all(invite_from); }

  std::optional<app::Invite> find(const app::SecretHash& hash) const override {
    return connection_.query(kFind).with(hash).first(invite_from);
  }

  std::int64_t insert(const app::Invite& invite) override {
    return connection_.query(kInsert)
        .with(invite.hash, app::to_string(invite.kind), app::to_string(invite.role), invite.account_id,
              invite.created_by, invite.created_at, invite.expires_at)
        .number();
  }

  void remove(std::int64_t id) override { connection_.query(kDelete).with(id).run(); }

  void remove_of_kind(app::InviteKind kind) override {
    connection_.query(kDeleteOfKind).with(app::to_string(kind)).run();
  }

  void remove_expired_at(domain::Timestamp at) override { connection_.query(kDeleteExpired).with(at).run(); }

 private:
  Connection& connection_;
};

}  // namespace

std::unique_ptr<app::InviteStore> make(RowContext& context) {
  return std::make_unique<InviteRows>(context);
}

}  // namespace draftwire::storage::invites
