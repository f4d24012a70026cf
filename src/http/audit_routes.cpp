#include "auth/accounts.hpp"
#include "http/answers.hpp"
#include "http/people_json.hpp"
#include "http/resource_json.hpp"
#include "http/services.hpp"

namespace draftwire::http {
namespace {

constexpr wire::IntegerLimits kLimit{1, 500};
constexpr int kDefaultLimit = 100;

Answer list(Services& services, Call& call) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto before = call.integer_parameter("before", wire::kAnyId);
  if (!before) return std::unexpected(before.error());
  const auto limit = call.integer_parameter("limit", kLimit);
  if (!limit) return std::unexpected(limit.error());
  const auto entries = services.store.read([&](app::StoreReader& reader) {
    return reader.audit_before(*before, static_cast<int>(limit->value_or(kDefaultLimit)));
  });
  return json_response(200, items_json(entries, [](const auto& entry) { return to_json(entry); }));
}

}  // namespace

void add_audit_routes(Router& router, Services& services) {
  router.add<>("GET", "/api/v1/audit", [&services](Call& call) { return list(services, call); });
}

}  // namespace draftwire::http
