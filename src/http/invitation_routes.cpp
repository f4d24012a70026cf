#include "http/invitation_routes.hpp"

#include <string>

#include "app/names.hpp"
#include "auth/accounts.hpp"
#include "http/answers.hpp"
#include "http/paging.hpp"
#include "http/people_json.hpp"
#include "http/resource_json.hpp"
#include "http/session_cookie.hpp"

namespace draftwire::http {
namespace {

std::expected<app::Role, wire::Problem> read_role(Call& call) {
  const auto role = call.read_body([](wire::FieldReader& fields) { return fields.text("role", role_check()); });
  if (!role) return std::unexpected(role.error());
  return app::role_from(*role).value();
}

std::expected<auth::Acceptance, wire::Problem> read_acceptance(Call& call) {
  return call.read_body([&](wire::FieldReader& fields) {
    auth::Acceptance acceptance;
    acceptance.token = fields.text("token", wire::of_length(1, kMaxToken));
    acceptance.name = fields.optional_text("name", app::account_name_check());
    acceptance.password = fields.text("password", auth::new_password_check());
    acceptance.address = call.address();
    acceptance.session_id = call.session_id();
    return acceptance;
  });
}

Answer list(const InvitationServices& services, Call& call) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto page = read_list_page(call, {.cursor = "after", .unless_told = 500, .at_most = 1'000});
  if (!page) return std::unexpected(page.error());
  const auto id_of = [](const app::Invite& invite) { return invite.id; };
  return page_response(
      call, *page, cut_out(services.invites.all(), *page, id_of), [](const auto& invite) { return to_json(invite); },
      id_of);
}

Answer invite(const InvitationServices& services, Call& call) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto role = read_role(call);
  if (!role) return std::unexpected(role.error());
  const auto issued = services.invites.invite(*role, call.who());
  if (!issued) return std::unexpected(issued.error());
  wire::Object body = to_json(issued->invite);
  body["link"] = invite_link(*issued, services.front.origin(call.request()));
  return json_response(201, body);
}

Answer revoke(const InvitationServices& services, Call& call, std::int64_t id) {
  if (auto problem = auth::forbids_managing_accounts(call.who())) return std::unexpected(std::move(*problem));
  const auto revoked = services.invites.revoke(id, call.who());
  if (!revoked) return std::unexpected(revoked.error());
  return empty_response();
}

Answer look(const InvitationServices& services, Call& call) {
  const auto token = read_token(call);
  if (!token) return std::unexpected(token.error());
  const auto invite = services.invitations.find(*token, call.address());
  if (!invite) return std::unexpected(invite.error());
  return json_response(200, invitation_json(*invite));
}

Answer accept(const InvitationServices& services, Call& call) {
  const auto acceptance = read_acceptance(call);
  if (!acceptance) return std::unexpected(acceptance.error());
  const auto opened = services.invitations.accept(*acceptance);
  if (!opened) return std::unexpected(opened.error());
  return with_session(services.front, call.request(),
                      json_response(200, {{"account", to_json(*opened->identity.account)}}), *opened);
}

}  // namespace

void add_invitation_routes(Router& router, InvitationServices services) {
  router.add<>("GET", "/api/v1/invites", [services](Call& call) { return list(services, call); });
  router.add<>("POST", "/api/v1/invites", [services](Call& call) { return invite(services, call); });
  router.add<std::int64_t>("DELETE", "/api/v1/invites/{}",
                           [services](Call& call, std::int64_t id) { return revoke(services, call, id); });
  router.add<>("POST", "/api/v1/invitation", [services](Call& call) { return look(services, call); });
  router.add<>("POST", "/api/v1/invitation/accept", Lane::hashing,
               [services](Call& call) { return accept(services, call); });
}

}  // namespace draftwire::http
