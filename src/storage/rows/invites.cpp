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

}  // namespace

std::vector<app::Invite> all(Connection& connection) {
  return connection.query(kAll).all(invite_from);
}

std::optional<app::Invite> find(Connection& connection, const app::SecretHash& hash) {
  return connection.query(kFind).with(hash).first(invite_from);
}

std::int64_t insert(Connection& connection, const app::Invite& invite) {
  return connection.query(kInsert)
      .with(invite.hash, app::to_string(invite.kind), app::to_string(invite.role), invite.account_id, invite.created_by,
            invite.created_at, invite.expires_at)
      .number();
}

void remove(Connection& connection, std::int64_t id) {
  connection.query(kDelete).with(id).run();
}

void remove_of_kind(Connection& connection, app::InviteKind kind) {
  connection.query(kDeleteOfKind).with(app::to_string(kind)).run();
}

void remove_expired_at(Connection& connection, domain::Timestamp at) {
  connection.query(kDeleteExpired).with(at).run();
}

}  // namespace draftwire::storage::invites
