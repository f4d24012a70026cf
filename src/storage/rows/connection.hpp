#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "storage/rows/query.hpp"

namespace draftwire::storage {

// What gives ids of its own.
enum class IdCounter { accounts, tournaments, players, drafts, teams, invites, audit, events };

// An open database, as the statements in this folder see it. They keep to what SQLite and PostgreSQL both understand:
// parameters are `?` or `?2`, a new row's id comes by RETURNING. One thread at a time. Throws app::StoreError.
class Connection {
 public:
  virtual ~Connection() = default;

  // Prepared once for each text. Precondition: `sql` lives as long as the program, and no query of the same text is
  // running.
  [[nodiscard]] virtual Query query(std::string_view sql) = 0;

  // Ids for new events, ascending, above all that were given before.
  [[nodiscard]] virtual std::vector<std::int64_t> take_event_ids(std::size_t count) = 0;

  // The last id that was given, or 0, though its row may be gone.
  [[nodiscard]] virtual std::int64_t last_id(IdCounter counter) = 0;
  virtual void set_last_id(IdCounter counter, std::int64_t id) = 0;

  // For the transaction that runs: it may take long between two statements.
  virtual void allow_long_pauses() {}

  // For a person: which database it is.
  [[nodiscard]] virtual const std::string& name() const = 0;
};

}  // namespace draftwire::storage
