#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "storage/sqlite/query.hpp"

struct sqlite3;

namespace draftwire::storage {

// An open SQLite file with its prepared statements. One thread at a time.
class Connection {
 public:
  enum class Access { read_write, read_only };

  // Precondition: the file exists. Throws app::StoreError.
  Connection(const std::string& file, Access access);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Prepared once for each text. Precondition: `sql` lives as long as the program, and no query of the same text is
  // running.
  [[nodiscard]] Query query(std::string_view sql);

  // One or several statements without parameters.
  void execute(const char* sql);

  // Rows that were changed since the connection opened.
  [[nodiscard]] std::int64_t total_changes() const;

  [[nodiscard]] std::int64_t last_id() const;

  // Rows that the last statement changed.
  [[nodiscard]] int changes() const;

  [[nodiscard]] bool is_in_transaction() const;

  [[nodiscard]] sqlite3* handle() { return connection_.get(); }
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  std::string file_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::unordered_map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

// Rolls back unless it was committed.
class Transaction {
 public:
  enum class Kind { read, write };

  Transaction(Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // A write is durable when this returns.
  void commit();

 private:
  Connection& connection_;
};

}  // namespace draftwire::storage
