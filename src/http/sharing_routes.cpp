#include "http/sharing_routes.hpp"

#include <string>

#include "app/names.hpp"
#include "app/tournament_people.hpp"
#include "http/answers.hpp"
#include "http/paging.hpp"
#include "http/resource_json.hpp"
#include "http/session_cookie.hpp"
#include "http/staff_check.hpp"

namespace draftwire::http {
namespace {

using domain::AccountId;
using domain::TournamentId;
using Part = app::TournamentPeople::Part;

wire::Object person_json(const app::Account& account) {
  return {{"account_id", account.id.value}, {"name", account.name}};
}

Answer list_people(const SharingServices& services, Call& call, TournamentId id, Part part) {
  const auto page = read_list_page(call, {.cursor = "after", .unless_told = 500, .at_most = 1'000});
  if (!page) return std::unexpected(page.error());
  auto people = services.people.list(id, part, call.who());
  if (!people) return std::unexpected(people.error());
  const auto id_of = [](const app::Account& account) { return account.id.value; };
  return page_response(call, *page, cut_out(std::move(*people), *page, id_of), person_json, id_of);
}

Answer add_person(const SharingServices& services, Call& call, TournamentId id, Part part) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto account =
      call.read_body([](wire::FieldReader& fields) { return fields.text("account", app::account_name_check()); });
  if (!account) return std::unexpected(account.error());
  const auto added = services.people.add(id, part, *account, call.who());
  if (!added) return std::unexpected(added.error());
  return json_response(201, person_json(*added));
}

Answer remove_person(const SharingServices& services, Call& call, TournamentId id, Part part, AccountId account) {
  const auto removed = services.people.remove(id, part, account, call.who());
  if (!removed) return std::unexpected(removed.error());
  return empty_response();
}

Answer link_answer(const SharingServices& services, const Call& call,
                   const auth::WatchLinks::Result<std::string>& token) {
  if (!token) return std::unexpected(token.error());
  return json_response(200, {{"link", services.front.origin(call.request()) + "/watch/" + *token}});
}

Answer open_link(const SharingServices& services, Call& call) {
  const auto token = read_token(call);
  if (!token) return std::unexpected(token.error());
  const auto opened = services.watch_links.open({*token, call.address(), call.session_id()});
  if (!opened) return std::unexpected(opened.error());
  return with_session(services.front, call.request(),
                      json_response(200, {{"tournament_id", opened->tournament_id.value}}), opened->session);
}

void add_people_routes(Router& router, const SharingServices& services, const std::string& path, Part part) {
  router.add<TournamentId>(
      "GET", path, [services, part](Call& call, TournamentId id) { return list_people(services, call, id, part); });
  router.add<TournamentId>(
      "POST", path, [services, part](Call& call, TournamentId id) { return add_person(services, call, id, part); });
  router.add<TournamentId, AccountId>("DELETE", path + "/{}",
                                      [services, part](Call& call, TournamentId id, AccountId account) {
                                        return remove_person(services, call, id, part, account);
                                      });
}

}  // namespace

void add_sharing_routes(Router& router, SharingServices services) {
  add_people_routes(router, services, "/api/v1/tournaments/{}/organisers", Part::organiser);
  add_people_routes(router, services, "/api/v1/tournaments/{}/members", Part::member);
  router.add<TournamentId>("GET", "/api/v1/tournaments/{}/link", [services](Call& call, TournamentId id) {
    return link_answer(services, call, services.watch_links.token(id, call.who()));
  });
  router.add<TournamentId>("POST", "/api/v1/tournaments/{}/link/rotate", [services](Call& call, TournamentId id) {
    return link_answer(services, call, services.watch_links.rotate(id, call.who()));
  });
  router.add<>("POST", "/api/v1/watch-session", [services](Call& call) { return open_link(services, call); });
}

}  // namespace draftwire::http
