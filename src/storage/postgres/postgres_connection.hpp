#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <libpq-fe.h>

#include "app/store_unavailable.hpp"
#include "storage/postgres/postgres_statement.hpp"
#include "storage/rows/connection.hpp"

namespace draftwire::storage {

// The connection is gone, or the server does not answer: another connection may do better.
class ConnectionLost : public app::StoreUnavailable {
 public:
  using StoreUnavailable::StoreUnavailable;
};

// The server asks to run the transaction again (serialization failure, deadlock).
class TransactionCollided : public app::StoreUnavailable {
 public:
  using StoreUnavailable::StoreUnavailable;
};

// The server does not understand the statement.
class UnknownStatement : public app::StoreError {
 public:
  using StoreError::StoreError;
};

// One session at a PostgreSQL server, with its prepared statements. Every call comes back within a deadline. One
// thread at a time.
class PostgresConnection final : public Connection {
 public:
  static constexpr std::chrono::seconds kDeadline{5};

  // `url` as libpq takes it; what it leaves open comes from the usual environment and files. Throws ConnectionLost, and
  // app::StoreError for a URL that can't be read.
  explicit PostgresConnection(const std::string& url);

  [[nodiscard]] Query query(std::string_view sql) override;
  [[nodiscard]] std::vector<std::int64_t> take_event_ids(std::size_t count) override;
  [[nodiscard]] std::int64_t last_id(IdCounter counter) override;
  void set_last_id(IdCounter counter, std::int64_t id) override;
  void allow_long_pauses() override { execute("SET LOCAL idle_in_transaction_session_timeout = 0"); }
  [[nodiscard]] const std::string& name() const override { return name_; }

  // One or several statements without parameters; the result of the last that gives rows, or else of the last.
  PgResult execute(const std::string& sql);

  // For statements: sends by `send`, waits, and returns the last result. Throws app::StoreError for an error of SQL.
  PgResult finish(bool is_sent);
  [[nodiscard]] PGconn* handle() { return connection_.get(); }

  // For what may take longer.
  void set_deadline(std::chrono::seconds deadline) { deadline_ = deadline; }

  [[nodiscard]] bool is_alive() const;
  [[nodiscard]] bool is_in_transaction() const;

  // Which log of which database this is, however its rows came there: server, timeline, database.
  [[nodiscard]] const std::string& home() const { return home_; }

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };

  void prepare_session();
  void require_writable();
  void wait(bool for_reading, std::chrono::steady_clock::time_point deadline);
  [[noreturn]] void fail(const PgResult& result) const;
  [[noreturn]] void lose(const std::string& why);

  std::string name_;
  std::unique_ptr<PGconn, Finish> connection_;
  std::string home_;
  std::chrono::seconds deadline_ = kDeadline;
  std::unordered_map<std::string_view, std::unique_ptr<PostgresStatement>> statements_;
};

}  // namespace draftwire::storage
