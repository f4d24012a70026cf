#include "storage/postgres/shared_attempts.hpp"

#include <algorithm>
#include <vector>

namespace draftwire::storage {
namespace {

// A key may be long and name a person; its hash does for counting. Nothing is added for an attempt that is
// refused, however many there are.
constexpr std::string_view kLeft = R"sql(
  SELECT attempts, since + ?2::bigint - (extract(epoch FROM clock_timestamp()) * 1000)::bigint FROM attempts
  WHERE key = encode(sha256(convert_to(?1::text, 'UTF8')), 'hex')
    AND since + ?2::bigint > (extract(epoch FROM clock_timestamp()) * 1000)::bigint)sql";

// The row stays locked until the transaction ends, so that a hundred attempts at once are a hundred.
constexpr std::string_view kLook = R"sql(
  INSERT INTO attempts AS known (key, attempts, since)
  VALUES (encode(sha256(convert_to(?1::text, 'UTF8')), 'hex'), 0,
          (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
  ON CONFLICT (key) DO UPDATE SET
    attempts = CASE WHEN known.since + ?2::bigint <= excluded.since THEN 0 ELSE known.attempts END,
    since    = CASE WHEN known.since + ?2::bigint <= excluded.since THEN excluded.since ELSE known.since END
  RETURNING attempts, since + ?2::bigint - (extract(epoch FROM clock_timestamp()) * 1000)::bigint)sql";

constexpr std::string_view kCount = R"sql(
  UPDATE attempts SET attempts = attempts + 1 WHERE key = encode(sha256(convert_to(?::text, 'UTF8')), 'hex'))sql";

constexpr std::string_view kForget =
    "DELETE FROM attempts WHERE key = encode(sha256(convert_to(?::text, 'UTF8')), 'hex')";

constexpr std::string_view kEase = R"sql(
  UPDATE attempts SET attempts = greatest(0, attempts - 1)
  WHERE key = encode(sha256(convert_to(?::text, 'UTF8')), 'hex'))sql";

constexpr std::string_view kForgetOld =
    "DELETE FROM attempts WHERE since < (extract(epoch FROM clock_timestamp()) * 1000)::bigint - ?";

// How long until every allowance that is used up has room again; nothing when none is.
std::optional<std::chrono::seconds> longest_wait(Connection& connection, std::string_view look,
                                                 std::span<const app::Allowance> allowances, std::int64_t window_ms) {
  std::optional<std::chrono::seconds> wait;
  for (const app::Allowance& allowance : allowances) {
    Query found = connection.query(look);
    found.with(allowance.key, window_ms);
    if (!found.next() || found.integer(0) < allowance.attempts) continue;
    const auto left = std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(found.integer(1)));
    wait = std::max(wait.value_or(std::chrono::seconds(1)), left);
  }
  return wait;
}

}  // namespace

std::optional<std::chrono::seconds> SharedAttempts::begin(std::span<const app::Allowance> allowances,
                                                          std::chrono::seconds window) {
  // Always in the same order, so that two attempts never wait for each other.
  std::vector<app::Allowance> ordered(allowances.begin(), allowances.end());
  std::ranges::sort(ordered, {}, &app::Allowance::key);
  const auto window_ms = std::chrono::milliseconds(window).count();
  return database_->transact(
      PostgresTransaction::Kind::write,
      [&](PostgresConnection& connection, const std::string&) -> std::optional<std::chrono::seconds> {
        connection.query(kForgetOld).with(window_ms).run();
        for (const std::string_view look : {kLeft, kLook}) {
          if (const auto wait = longest_wait(connection, look, ordered, window_ms)) return wait;
        }
        for (const app::Allowance& allowance : ordered) connection.query(kCount).with(allowance.key).run();
        return std::nullopt;
      });
}

void SharedAttempts::take_back(const std::string& forgotten, std::span<const std::string> eased) {
  // As in begin(): always in the same order.
  std::vector<std::string> ordered(eased.begin(), eased.end());
  ordered.push_back(forgotten);
  std::ranges::sort(ordered);
  database_->transact(PostgresTransaction::Kind::write, [&](PostgresConnection& connection, const std::string&) {
    for (const std::string& key : ordered) connection.query(key == forgotten ? kForget : kEase).with(key).run();
  });
}

}  // namespace draftwire::storage
