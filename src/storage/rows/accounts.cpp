#include "storage/rows/accounts.hpp"

namespace draftwire::storage::accounts {
namespace {

constexpr std::string_view kAll = "SELECT id, name, role FROM accounts ORDER BY id";

constexpr std::string_view kCredentials = "SELECT id, name, role, password_hash FROM accounts WHERE name = ?";

constexpr std::string_view kInsert =
    "INSERT INTO accounts (name, role, password_hash, created_at) VALUES (?, ?, ?, ?) RETURNING id";

app::Account account_from(const Query& row) {
  return {row.id<domain::AccountId>(0), row.text(1), app::role_from(row.view(2)).value()};
}

}  // namespace

std::vector<app::Account> all(Connection& connection) {
  return connection.query(kAll).all(account_from);
}

std::optional<app::Credentials> credentials(Connection& connection, std::string_view name) {
  return connection.query(kCredentials).with(name).first([](const Query& row) {
    return app::Credentials{account_from(row), row.text(3)};
  });
}

domain::AccountId insert(Connection& connection, std::string_view name, app::Role role, std::string_view password_hash,
                         domain::Timestamp at) {
  return {connection.query(kInsert).with(name, app::to_string(role), password_hash, at).number()};
}

}  // namespace draftwire::storage::accounts
