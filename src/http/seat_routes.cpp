#include "http/seat_routes.hpp"

#include "http/answers.hpp"
#include "http/resource_json.hpp"
#include "http/staff_check.hpp"

namespace draftwire::http {
namespace {

Answer list(const SeatServices& services, Call& call, domain::DraftId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto links = services.seats.links(id, call.who());
  if (!links) return std::unexpected(links.error());
  const std::string origin = services.front.origin(call.request());
  return json_response(200, items_json(*links, [&](const auto& link) { return to_json(link, origin); }));
}

Answer rotate(const SeatServices& services, Call& call, domain::DraftId id, domain::TeamId team) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto link = services.seats.rotate(id, team, call.who());
  if (!link) return std::unexpected(link.error());
  return json_response(200, to_json(*link, services.front.origin(call.request())));
}

}  // namespace

void add_seat_routes(Router& router, SeatServices services) {
  using domain::DraftId;
  using domain::TeamId;
  router.add<DraftId>("GET", "/api/v1/drafts/{}/seats",
                      [services](Call& call, DraftId id) { return list(services, call, id); });
  router.add<DraftId, TeamId>(
      "POST", "/api/v1/drafts/{}/seats/{}/rotate",
      [services](Call& call, DraftId id, TeamId team) { return rotate(services, call, id, team); });
}

}  // namespace draftwire::http
