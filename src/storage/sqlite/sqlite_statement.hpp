#pragma once

#include <string>

#include "storage/rows/statement.hpp"

struct sqlite3_stmt;

namespace draftwire::storage {

// A prepared statement of an SQLite file. Owned by its connection, whose thread it is on.
class SqliteStatement final : public Statement {
 public:
  // Takes the statement over. `file`, for messages, must outlive it.
  SqliteStatement(sqlite3_stmt* statement, const std::string& file) : statement_(statement), file_(file) {}
  ~SqliteStatement() override;
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void bind_null(int index) override;
  void bind_integer(int index, std::int64_t value) override;
  void bind_text(int index, std::string_view value) override;
  void bind_blob(int index, std::string_view bytes) override;

  [[nodiscard]] bool step() override;
  void reset() override;

  [[nodiscard]] bool is_null(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] std::string_view view(int column) const override;
  [[nodiscard]] std::string bytes(int column) const override { return std::string(view(column)); }

 private:
  void check(int result) const;

  sqlite3_stmt* statement_;
  const std::string& file_;
};

}  // namespace draftwire::storage
