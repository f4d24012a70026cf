#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/answers.hpp"
#include "http/call.hpp"
#include "http/resource_json.hpp"
#include "wire/problem.hpp"

// Lists that come in pages: `?limit=` items behind the one whose id the cursor names. An answer that is not the end of
// its list says where it goes on, as `next` beside the `items` and as a Link (RFC 8288).
namespace draftwire::http {

struct PageRule {
  std::string_view cursor;  // "after" of lists that go up, "before" of those that go down
  int unless_told = 0;
  int at_most = 0;
};

struct ListPage {
  PageRule rule;
  std::optional<std::int64_t> cursor;
  int limit = 0;

  // One more than is shown: whether there is more.
  [[nodiscard]] int asked() const { return limit + 1; }
};

std::expected<ListPage, wire::Problem> read_list_page(const Call& call, PageRule rule);

// The last item that is shown has this id. Precondition: there is more.
std::string next_page_of(const Call& call, const ListPage& page, std::int64_t last_id);

// `items`: at most `page.asked()`, in the order of the list. `id_of` gives the number that is an item's cursor.
template <class Item, class ToJson, class IdOf>
Response page_response(const Call& call, const ListPage& page, std::vector<Item> items, ToJson to_json_of, IdOf id_of) {
  const bool has_more = std::ssize(items) > page.limit;
  if (has_more) items.erase(items.begin() + page.limit, items.end());
  wire::Object body = items_json(items, to_json_of);
  if (!has_more) return json_response(200, body);
  const std::string next = next_page_of(call, page, id_of(items.back()));
  body["next"] = next;
  Response response = json_response(200, body);
  response.headers.emplace_back("Link", "<" + next + ">; rel=\"next\"");
  return response;
}

// The page of a list that was read whole, of ids that go up.
template <class Item, class IdOf>
std::vector<Item> cut_out(std::vector<Item> items, const ListPage& page, IdOf id_of) {
  std::erase_if(items, [&](const Item& item) { return id_of(item) <= page.cursor.value_or(0); });
  if (std::ssize(items) > page.asked()) items.erase(items.begin() + page.asked(), items.end());
  return items;
}

}  // namespace draftwire::http
