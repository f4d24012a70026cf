#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

#include "storage/rows/statement.hpp"

namespace draftwire::storage {

struct ClearPgResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearPgResult>;

class PostgresConnection;

// A statement that a session has prepared. Its rows come all at once. Owned by its connection, whose thread it is on.
class PostgresStatement final : public Statement {
 public:
  // `sql` with parameters as SQLite writes them. `connection` must outlive it.
  PostgresStatement(PostgresConnection& connection, std::string name, std::string_view sql);

  void bind_null(int index) override;
  void bind_integer(int index, std::int64_t value) override;
  void bind_text(int index, std::string_view value) override;
  void bind_blob(int index, std::string_view bytes) override;

  [[nodiscard]] bool step() override;
  void reset() override;

  [[nodiscard]] bool is_null(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] std::string_view view(int column) const override;
  [[nodiscard]] std::string bytes(int column) const override;

 private:
  struct Parameter {
    std::string value;
    bool is_null = true;
    bool is_binary = false;
  };

  Parameter& parameter(int index);
  void run();

  PostgresConnection& connection_;
  const std::string name_;
  std::vector<Parameter> parameters_;
  PgResult result_;
  int row_ = 0;
};

// `?` and `?2` as `$1` and `$2`. Precondition: no question mark but those of parameters.
std::string with_numbered_parameters(std::string_view sql);

}  // namespace draftwire::storage
