#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/store.hpp"
#include "storage/rows/connection.hpp"
#include "storage/sqlite/sqlite_statement.hpp"

struct sqlite3;

namespace draftwire::storage {

// An open SQLite file with its prepared statements. One thread at a time.
class SqliteConnection final : public Connection {
 public:
  enum class Access { read_write, read_only };

  // Precondition: the file exists. Throws app::StoreError.
  SqliteConnection(const std::string& file, Access access);
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  [[nodiscard]] Query query(std::string_view sql) override;
  [[nodiscard]] std::vector<std::int64_t> take_event_ids(std::size_t count) override;
  [[nodiscard]] std::int64_t last_id(IdCounter counter) override;
  void set_last_id(IdCounter counter, std::int64_t id) override;
  [[nodiscard]] const std::string& name() const override { return file_; }

  // One or several statements without parameters.
  void execute(const char* sql);

  // Rows that were changed since the connection opened.
  [[nodiscard]] std::int64_t total_changes() const;

  [[nodiscard]] bool is_in_transaction() const;

  // How long the commits from here on wait. Precondition: no transaction is open.
  void set_durability(app::Durability durability);

  // When the last connection closes, nothing is moved into FILE, and what has the name of FILE-wal is not deleted.
  void leave_files();

  [[nodiscard]] sqlite3* handle() { return connection_.get(); }
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };

  std::string file_;
  app::Durability durability_ = app::Durability::now;
  std::unique_ptr<sqlite3, Close> connection_;
  std::unordered_map<std::string_view, std::unique_ptr<SqliteStatement>> statements_;
};

// Rolls back unless it was committed.
class Transaction {
 public:
  enum class Kind { read, write };

  Transaction(SqliteConnection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // A write is as durable as its connection was told when this returns.
  void commit();

 private:
  SqliteConnection& connection_;
};

}  // namespace draftwire::storage
