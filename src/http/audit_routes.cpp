#include "http/audit_routes.hpp"

#include "auth/accounts.hpp"
#include "http/answers.hpp"
#include "http/paging.hpp"
#include "http/people_json.hpp"
#include "http/resource_json.hpp"

namespace draftwire::http {
namespace {

Answer list(app::Store& store, Call& call) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto page = read_list_page(call, {.cursor = "before", .unless_told = 100, .at_most = 500});
  if (!page) return std::unexpected(page.error());
  auto entries =
      store.read([&](const app::ReadTransaction& tx) { return tx.audit().before(page->cursor, page->asked()); });
  return page_response(
      call, *page, std::move(entries), [](const auto& entry) { return to_json(entry); },
      [](const auto& entry) { return entry.id; });
}

}  // namespace

void add_audit_routes(Router& router, app::Store& store) {
  router.add<>("GET", "/api/v1/audit", [&store](Call& call) { return list(store, call); });
}

}  // namespace draftwire::http
