#include "http/paging.hpp"

#include <fmt/format.h>

#include "http/target.hpp"

namespace draftwire::http {

std::expected<ListPage, wire::Problem> read_list_page(const Call& call, PageRule rule) {
  const auto cursor = call.integer_parameter(rule.cursor, wire::kAnyId);
  if (!cursor) return std::unexpected(cursor.error());
  const auto limit = call.integer_parameter("limit", {1, rule.at_most});
  if (!limit) return std::unexpected(limit.error());
  return ListPage{rule, *cursor, static_cast<int>(limit->value_or(rule.unless_told))};
}

std::string next_page_of(const Call& call, const ListPage& page, std::int64_t last_id) {
  return fmt::format("{}?{}={}&limit={}", call.request().target.path, page.rule.cursor, last_id, page.limit);
}

}  // namespace draftwire::http
