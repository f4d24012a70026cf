#include "storage/rows/accounts.hpp"
#include "storage/rows/access.hpp"

namespace draftwire::storage::accounts {
namespace {

constexpr std::string_view kAll = R"sql(
  SELECT id, name, role, CASE WHEN password_hash = '' THEN 0 ELSE 1 END, discord_id, disabled_at, created_at,
         (SELECT max(last_seen_at) FROM sessions WHERE account_id = a.id)
  FROM accounts AS a ORDER BY id)sql";

constexpr std::string_view kAfter = R"sql(
  SELECT id, name, role, CASE WHEN password_hash = '' THEN 0 ELSE 1 END, discord_id, disabled_at, created_at,
         (SELECT max(last_seen_at) FROM sessions WHERE account_id = a.id)
  FROM accounts AS a WHERE id > ? ORDER BY id LIMIT ?)sql";

constexpr std::string_view kNames = "SELECT id, name, role FROM accounts ORDER BY id";

constexpr std::string_view kFind = R"sql(
  SELECT id, name, role, CASE WHEN password_hash = '' THEN 0 ELSE 1 END, discord_id, disabled_at, created_at,
         (SELECT max(last_seen_at) FROM sessions WHERE account_id = a.id)
  FROM accounts AS a WHERE id = ?)sql";

constexpr std::string_view kIdOfDiscord = "SELECT id FROM accounts WHERE discord_id = ?";

constexpr std::string_view kCredentials =
    "SELECT id, name, role, password_hash, disabled_at FROM accounts WHERE name = ?";

constexpr std::string_view kInsert =
    "INSERT INTO accounts (name, role, password_hash, created_at) VALUES (?, ?, ?, ?) RETURNING id";

constexpr std::string_view kRename = "UPDATE accounts SET name = ?2 WHERE id = ?1";
constexpr std::string_view kSetRole = "UPDATE accounts SET role = ?2 WHERE id = ?1";
constexpr std::string_view kSetDisabledAt = "UPDATE accounts SET disabled_at = ?2 WHERE id = ?1";
constexpr std::string_view kSetPassword = "UPDATE accounts SET password_hash = ?2 WHERE id = ?1";
constexpr std::string_view kSetDiscord = "UPDATE accounts SET discord_id = ?2 WHERE id = ?1";
constexpr std::string_view kDelete = "DELETE FROM accounts WHERE id = ?";

app::AccountRecord record_from(const Query& row) {
  app::AccountRecord record;
  record.account = from(row, 0);
  record.has_password = row.truth(3);
  if (!row.is_null(4)) record.discord_id = row.text(4);
  record.disabled_at = row.time_or_null(5);
  record.created_at = row.time(6);
  record.last_seen_at = row.time_or_null(7);
  return record;
}

class AccountRows final : public app::AccountStore {
 public:
  explicit AccountRows(RowContext& context) : connection_(context.connection) {}

  std::vector<app::AccountRecord> all() const override { return connection_.query(kAll).all(record_from); }

  std::vector<app::AccountRecord> after(domain::AccountId after, int limit) const override {
    return connection_.query(kAfter).with(after, limit).all(record_from);
  }

  std::vector<app::Account> names() const override {
    return connection_.query(kNames).all([](const Query& row) { return from(row, 0); });
  }

  std::optional<app::AccountRecord> find(domain::AccountId id) const override {
    return connection_.query(kFind).with(id).first(record_from);
  }

  std::optional<app::AccountRecord> of_discord(std::string_view discord_id) const override {
    const auto id = connection_.query(kIdOfDiscord).with(discord_id).first([](const Query& row) {
      return row.id<domain::AccountId>(0);
    });
    return id ? find(*id) : std::nullopt;
  }

  std::optional<app::Credentials> credentials(std::string_view name) const override {
    return connection_.query(kCredentials).with(name).first([](const Query& row) {
      return app::Credentials{from(row, 0), row.text(3), !row.is_null(4)};
    });
  }

  domain::AccountId insert(std::string_view name, app::Role role, std::string_view password_hash,
                           domain::Timestamp at) override {
    return {connection_.query(kInsert).with(name, app::to_string(role), password_hash, at).number()};
  }

  void rename(domain::AccountId id, std::string_view name) override { connection_.query(kRename).with(id, name).run(); }

  void set_role(domain::AccountId id, app::Role role) override {
    access::move_version(connection_);
    connection_.query(kSetRole).with(id, app::to_string(role)).run();
  }

  void set_disabled_at(domain::AccountId id, std::optional<domain::Timestamp> at) override {
    access::move_version(connection_);
    connection_.query(kSetDisabledAt).with(id, at).run();
  }

  void set_password(domain::AccountId id, std::string_view password_hash) override {
    connection_.query(kSetPassword).with(id, password_hash).run();
  }

  void set_discord(domain::AccountId id, std::optional<std::string_view> discord_id) override {
    connection_.query(kSetDiscord).with(id, discord_id).run();
  }

  void remove(domain::AccountId id) override {
    access::move_version(connection_);
    connection_.query(kDelete).with(id).run();
  }

 private:
  Connection& connection_;
};

}  // namespace

app::Account from(const Query& row, int column) {
  return {row.id<domain::AccountId>(column), row.text(column + 1), app::role_from(row.view(column + 2)).value()};
}

std::unique_ptr<app::AccountStore> make(RowContext& context) {
  return std::make_unique<AccountRows>(context);
}

}  // namespace draftwire::storage::accounts
