#include "http/account_routes.hpp"

#include <string>

#include "app/names.hpp"
#include "auth/accounts.hpp"
#include "http/answers.hpp"
#include "http/paging.hpp"
#include "http/people_json.hpp"
#include "http/resource_json.hpp"
#include "http/session_cookie.hpp"
#include "wire/time_text.hpp"

namespace draftwire::http {
namespace {

using domain::AccountId;

constexpr std::size_t kMaxCurrentPassword = 1024;

std::expected<auth::AccountEdit, wire::Problem> read_edit(Call& call) {
  return call.read_body([](wire::FieldReader& fields) {
    auth::AccountEdit edit;
    if (fields.is_empty()) fields.refuse("", "must name at least one of name, role and is_disabled");
    edit.name = fields.optional_text("name", app::account_name_check());
    if (const auto role = fields.optional_text("role", role_check())) edit.role = app::role_from(*role);
    edit.is_disabled = fields.optional_boolean("is_disabled");
    return edit;
  });
}

std::expected<auth::NewPassword, wire::Problem> read_new_password(Call& call) {
  return call.read_body([](wire::FieldReader& fields) {
    auth::NewPassword wanted;
    wanted.current = fields.optional_text("current_password", wire::of_length(1, kMaxCurrentPassword));
    wanted.password = fields.text("password", auth::new_password_check());
    return wanted;
  });
}

// 204; the one who did it to their own account has no session any more.
Answer done(const AccountServices& services, Call& call, AccountId id, const auth::Accounts::Result<void>& result) {
  if (!result) return std::unexpected(result.error());
  const bool is_own = !auth::forbids_other_account(id, call.who());
  return is_own ? without_session(services.front, call.request(), empty_response()) : empty_response();
}

Answer list(const AccountServices& services, Call& call) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto page = read_list_page(call, {.cursor = "after", .unless_told = 500, .at_most = 1'000});
  if (!page) return std::unexpected(page.error());
  return page_response(
      call, *page, services.accounts.after({page->cursor.value_or(0)}, page->asked()),
      [](const auto& record) { return to_json(record); }, [](const auto& record) { return record.account.id.value; });
}

Answer edit(const AccountServices& services, Call& call, AccountId id) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto wanted = read_edit(call);
  if (!wanted) return std::unexpected(wanted.error());
  const auto edited = services.accounts.edit(id, *wanted, call.who());
  if (!edited) return std::unexpected(edited.error());
  return json_response(200, to_json(*edited));
}

Answer remove(const AccountServices& services, Call& call, AccountId id) {
  if (auto problem = auth::forbids_account(id, call.who())) return std::unexpected(std::move(*problem));
  return done(services, call, id, services.accounts.remove(id, call.who()));
}

Answer sign_out_everywhere(const AccountServices& services, Call& call, AccountId id) {
  if (auto problem = auth::forbids_account(id, call.who())) return std::unexpected(std::move(*problem));
  return done(services, call, id, services.accounts.sign_out_everywhere(id, call.who()));
}

Answer unlink_discord(const AccountServices& services, Call& call, AccountId id) {
  if (auto problem = auth::forbids_account(id, call.who())) return std::unexpected(std::move(*problem));
  return done(services, call, id, services.accounts.unlink_discord(id, call.who()));
}

Answer make_password_link(const AccountServices& services, Call& call, AccountId id) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto issued = services.invites.invite_to_new_password(id, call.who());
  if (!issued) return std::unexpected(issued.error());
  return json_response(201, {{"link", invite_link(*issued, services.front.origin(call.request()))},
                             {"expires_at", wire::to_text(issued->invite.expires_at)}});
}

Answer change_password(const AccountServices& services, Call& call, AccountId id) {
  if (auto problem = auth::forbids_other_account(id, call.who())) return std::unexpected(std::move(*problem));
  const auto wanted = read_new_password(call);
  if (!wanted) return std::unexpected(wanted.error());
  const auto opened = services.password_change.change(*wanted, call.who(), call.session_id());
  if (!opened) return std::unexpected(opened.error());
  return with_session(services.front, call.request(), empty_response(), *opened);
}

Answer export_kept(const AccountServices& services, Call& call, AccountId id) {
  if (auto problem = auth::forbids_account(id, call.who())) return std::unexpected(std::move(*problem));
  const auto kept = services.accounts.export_kept(id, call.who());
  if (!kept) return std::unexpected(kept.error());
  Response response = json_response(200, to_json(*kept));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"draftwire-account-" + std::to_string(id.value) + ".json\"");
  return response;
}

}  // namespace

void add_account_routes(Router& router, AccountServices services) {
  router.add<>("GET", "/api/v1/accounts", [services](Call& call) { return list(services, call); });
  router.add<AccountId>("PATCH", "/api/v1/accounts/{}",
                        [services](Call& call, AccountId id) { return edit(services, call, id); });
  router.add<AccountId>("DELETE", "/api/v1/accounts/{}",
                        [services](Call& call, AccountId id) { return remove(services, call, id); });
  router.add<AccountId>("POST", "/api/v1/accounts/{}/sign-out",
                        [services](Call& call, AccountId id) { return sign_out_everywhere(services, call, id); });
  router.add<AccountId>("DELETE", "/api/v1/accounts/{}/discord",
                        [services](Call& call, AccountId id) { return unlink_discord(services, call, id); });
  router.add<AccountId>("POST", "/api/v1/accounts/{}/password-link",
                        [services](Call& call, AccountId id) { return make_password_link(services, call, id); });
  router.add<AccountId>("POST", "/api/v1/accounts/{}/password", Lane::hashing,
                        [services](Call& call, AccountId id) { return change_password(services, call, id); });
  router.add<AccountId>("GET", "/api/v1/accounts/{}/export", Lane::dear,
                        [services](Call& call, AccountId id) { return export_kept(services, call, id); });
}

}  // namespace draftwire::http
