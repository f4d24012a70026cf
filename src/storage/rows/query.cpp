#include "storage/rows/query.hpp"

#include "app/store.hpp"

namespace draftwire::storage {

void Query::run() {
  while (next()) {
  }
}

std::int64_t Query::number() {
  if (!next()) throw app::StoreError("a statement gave no row where there must be one");
  const std::int64_t value = integer(0);
  run();
  return value;
}

domain::Timestamp Query::time(int column) const {
  return domain::Timestamp(std::chrono::milliseconds(integer(column)));
}

std::optional<domain::Timestamp> Query::time_or_null(int column) const {
  if (is_null(column)) return std::nullopt;
  return time(column);
}

}  // namespace draftwire::storage
