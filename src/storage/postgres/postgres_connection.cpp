#include "storage/postgres/postgres_connection.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "storage/postgres/libpq_words.hpp"
#include "storage/postgres/reachability.hpp"

namespace draftwire::storage {
namespace {

using Clock = std::chrono::steady_clock;

// What a session is told first. A node that is cut off or stopped must not keep others from a draft for long.
constexpr const char* kSessionSettings = R"sql(
  SET client_min_messages = warning;
  SET bytea_output = hex;
  SET lock_timeout = '3s';
  SET idle_in_transaction_session_timeout = '4s';
  SET tcp_keepalives_idle = 5;
  SET tcp_keepalives_interval = 2;
  SET tcp_keepalives_count = 2;
  SELECT set_config('synchronous_commit', 'on', false) FROM pg_settings
    WHERE name = 'synchronous_commit' AND setting = 'off')sql";

constexpr const char* kWhoAreYou = R"sql(
  SELECT (SELECT system_identifier FROM pg_control_system()) || '/'
           || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) || '/'
           || (SELECT oid FROM pg_database WHERE datname = current_database()),
         current_setting('server_encoding'))sql";

constexpr std::string_view kTakeEventIds =
    "SELECT nextval('event_ids') FROM generate_series(1, ?::bigint) AS n ORDER BY 1";

constexpr std::string_view kLastId =
    "SELECT coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = current_schema() AND sequencename = ?";
constexpr std::string_view kSetLastId = "SELECT setval(?1::regclass, greatest(?2::bigint, 1), ?2::bigint > 0)";

constexpr std::array kSequences{"accounts_id_seq", "tournaments_id_seq", "players_id_seq", "drafts_id_seq",
                                "teams_id_seq",    "invites_id_seq",     "audit_id_seq",   "event_ids"};

const char* sequence_of(IdCounter counter) {
  return kSequences.at(static_cast<std::size_t>(counter));
}

// The first line of what libpq says, without the word for its severity.
std::string one_line(std::string_view text) {
  for (const std::string_view prefix : {"ERROR:  ", "FATAL:  "}) {
    if (const auto at = text.find(prefix); at != std::string_view::npos) text.remove_prefix(at + prefix.size());
  }
  std::string line(text.substr(0, text.find('\n')));
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string describe(PGconn* connection) {
  const char* host = PQhost(connection);
  const char* database = PQdb(connection);
  return fmt::format("the PostgreSQL database {} at {}", database == nullptr ? "" : database,
                     host == nullptr || *host == '\0' ? "this machine" : host);
}

PGconn* connected(const std::string& url, const char* target_session_attrs) {
  const auto [keys, values] = connection_parameters(url, target_session_attrs);
  return PQconnectdbParams(keys.data(), values.data(), 1);
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url) {
  require_readable(url);
  // Of several servers, libpq is to find the one that can be written.
  connection_.reset(connected(url, "read-write"));
  // It believes what is told at the beginning of a connection, and a pooler may tell what once was. So a server that is
  // reached and said to be read-only is asked itself.
  if (!is_alive() && PQparameterStatus(handle(), "server_version") != nullptr) connection_.reset(connected(url, "any"));
  if (connection_ == nullptr) throw ConnectionLost("PostgreSQL: no memory for a connection");
  name_ = describe(connection_.get());
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    throw ConnectionLost(fmt::format("{} can not be reached: {}", name_, in_one_line(PQerrorMessage(handle()))));
  }
  PQsetnonblocking(connection_.get(), 1);
  prepare_session();
}

void PostgresConnection::prepare_session() {
  execute(kSessionSettings);
  require_writable();
  const PgResult answer = execute(kWhoAreYou);
  home_ = PQgetvalue(answer.get(), 0, 0);
  const std::string_view encoding = PQgetvalue(answer.get(), 0, 1);
  if (encoding != "UTF8") {
    throw app::StoreError(fmt::format("{} has the encoding {}; make one with ENCODING 'UTF8'", name_, encoding));
  }
}

void PostgresConnection::require_writable() {
  const PgResult answer =
      execute("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean");
  if (std::string_view(PQgetvalue(answer.get(), 0, 0)) == "f") return;
  throw ConnectionLost(name_ + " is read-only: a standby, or default_transaction_read_only is on there");
}

Query PostgresConnection::query(std::string_view sql) {
  auto [entry, is_new] = statements_.try_emplace(sql);
  if (is_new) {
    try {
      entry->second = std::make_unique<PostgresStatement>(*this, fmt::format("s{}", statements_.size()), sql);
    } catch (const app::StoreError&) {
      statements_.erase(entry);
      throw;
    }
  }
  return Query(*entry->second);
}

std::vector<std::int64_t> PostgresConnection::take_event_ids(std::size_t count) {
  return query(kTakeEventIds).with(count).all([](const Query& row) { return row.integer(0); });
}

std::int64_t PostgresConnection::last_id(IdCounter counter) {
  return query(kLastId).with(sequence_of(counter)).number();
}

void PostgresConnection::set_last_id(IdCounter counter, std::int64_t id) {
  query(kSetLastId).with(sequence_of(counter), id).run();
}

PgResult PostgresConnection::execute(const std::string& sql) {
  return finish(PQsendQuery(connection_.get(), sql.c_str()) == 1);
}

PgResult PostgresConnection::finish(bool is_sent) {
  if (!is_sent) lose(in_one_line(PQerrorMessage(connection_.get())));
  const auto deadline = Clock::now() + deadline_;
  while (true) {
    const int left = PQflush(connection_.get());
    if (left < 0) lose(in_one_line(PQerrorMessage(connection_.get())));
    if (left == 0) break;
    wait(false, deadline);
  }
  PgResult kept;
  PgResult failed;
  while (true) {
    while (PQisBusy(connection_.get()) == 1) {
      wait(true, deadline);
      if (PQconsumeInput(connection_.get()) == 0) lose(in_one_line(PQerrorMessage(connection_.get())));
    }
    PgResult result(PQgetResult(connection_.get()));
    if (result == nullptr) break;
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE) {
      if (failed == nullptr) failed = std::move(result);
    } else if (kept == nullptr || PQresultStatus(kept.get()) != PGRES_TUPLES_OK || status == PGRES_TUPLES_OK) {
      kept = std::move(result);
    }
  }
  if (failed != nullptr) fail(failed);
  if (kept == nullptr) lose("the server closed the connection");
  return kept;
}

void PostgresConnection::wait(bool for_reading, Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
  // Also readable while it writes: the server may have something to say first.
  const auto events = static_cast<short>(for_reading ? POLLIN : POLLIN | POLLOUT);
  pollfd socket{PQsocket(connection_.get()), events, 0};
  const int ready = left.count() <= 0 ? 0 : poll(&socket, 1, static_cast<int>(left.count()));
  if (ready == 0) lose(fmt::format("no answer within {} s", deadline_.count()));
  if (!for_reading && (socket.revents & POLLIN) != 0) PQconsumeInput(connection_.get());
}

void PostgresConnection::fail(const PgResult& result) const {
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  const std::string_view code = state == nullptr ? "" : state;
  const std::string what = fmt::format("{}: {}", name_, one_line(PQresultErrorMessage(result.get())));
  if (code == "42601") throw UnknownStatement(what);
  if (code == "40001" || code == "40P01") throw TransactionCollided(what);
  // 57P01 to 57P05: the server shuts down or ended the session; 25006: it is a standby now.
  const bool is_session_over = code.empty() || code.starts_with("57P") || code.starts_with("08") || code == "25P03" ||
                               code == "25006" || !is_alive();
  if (is_session_over) throw ConnectionLost(what);
  if (may_pass(code)) throw app::StoreUnavailable(what);
  throw app::StoreError(what);
}

void PostgresConnection::lose(const std::string& why) {
  const std::string what = fmt::format("{} is gone: {}", name_, why);
  connection_.reset();
  throw ConnectionLost(what);
}

bool PostgresConnection::is_alive() const {
  return connection_ != nullptr && PQstatus(connection_.get()) == CONNECTION_OK;
}

bool PostgresConnection::is_in_transaction() const {
  return is_alive() && PQtransactionStatus(connection_.get()) != PQTRANS_IDLE;
}

}  // namespace draftwire::storage
