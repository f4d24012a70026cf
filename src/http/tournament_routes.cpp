#include <string>

#include "app/names.hpp"
#include "http/answers.hpp"
#include "http/resource_json.hpp"
#include "http/services.hpp"

namespace draftwire::http {
namespace {

std::expected<std::string, wire::Problem> read_name(Call& call) {
  const auto body = call.json_body();
  if (!body) return std::unexpected(body.error());
  std::vector<wire::FieldError> errors;
  wire::FieldReader fields(*body, errors);
  std::string name = fields.text("name", app::name_check());
  fields.refuse_unknown();
  if (!errors.empty()) return std::unexpected(wire::validation_failed(std::move(errors)));
  return name;
}

Answer detail(int status, const app::Tournaments::Result<app::TournamentView>& view) {
  if (!view) return std::unexpected(view.error());
  return json_response(status, to_json_with_staff(*view));
}

Answer list(Services& services) {
  return json_response(200, items_json(services.tournaments.all(), [](const auto& view) { return to_json(view); }));
}

Answer create(Services& services, Call& call) {
  if (auto problem = app::forbids_creating_tournaments(call.who())) return std::unexpected(std::move(*problem));
  const auto name = read_name(call);
  if (!name) return std::unexpected(name.error());
  return detail(201, services.tournaments.create(*name, call.who()));
}

Answer rename(Services& services, Call& call, domain::TournamentId id) {
  if (auto problem = forbids_staff_of(services, id, call.who())) return std::unexpected(std::move(*problem));
  const auto name = read_name(call);
  if (!name) return std::unexpected(name.error());
  return detail(200, services.tournaments.rename(id, *name, call.who()));
}

Answer remove(Services& services, Call& call, domain::TournamentId id) {
  if (auto problem = forbids_staff_of(services, id, call.who())) return std::unexpected(std::move(*problem));
  const auto removed = services.tournaments.remove(id, call.who());
  if (!removed) return std::unexpected(removed.error());
  return empty_response();
}

}  // namespace

void add_tournament_routes(Router& router, Services& services) {
  using Id = domain::TournamentId;
  router.add<>("GET", "/api/v1/tournaments", [&services](Call&) { return list(services); });
  router.add<>("POST", "/api/v1/tournaments", [&services](Call& call) { return create(services, call); });
  router.add<Id>("GET", "/api/v1/tournaments/{}",
                 [&services](Call& call, Id id) { return detail(200, services.tournaments.view(id, call.who())); });
  router.add<Id>("PATCH", "/api/v1/tournaments/{}",
                 [&services](Call& call, Id id) { return rename(services, call, id); });
  router.add<Id>("DELETE", "/api/v1/tournaments/{}",
                 [&services](Call& call, Id id) { return remove(services, call, id); });
}

}  // namespace draftwire::http
