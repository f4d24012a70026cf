#include "http/tournament_routes.hpp"

#include <string>

#include "app/names.hpp"
#include "http/answers.hpp"
#include "http/paging.hpp"
#include "http/resource_json.hpp"
#include "http/staff_check.hpp"

namespace draftwire::http {
namespace {

constexpr std::size_t kMaxRatingName = 12;

std::optional<app::Visibility> read_visibility(wire::FieldReader& fields) {
  const auto is_visibility = [](std::string_view text) -> std::expected<std::string, std::string> {
    if (app::visibility_from(text)) return std::string(text);
    return std::unexpected("must be public or private");
  };
  const auto text = fields.optional_text("visibility", is_visibility);
  return text ? app::visibility_from(*text) : std::nullopt;
}

std::optional<int> read_rating_decimals(wire::FieldReader& fields) {
  const auto decimals = fields.optional_integer("rating_decimals", {0, domain::kMaxRatingDecimals});
  return decimals.transform([](std::int64_t number) { return static_cast<int>(number); });
}

Answer detail(int status, const app::Tournaments::Result<app::TournamentView>& view) {
  if (!view) return std::unexpected(view.error());
  return json_response(status, to_json_with_staff(*view));
}

struct NewTournament {
  std::string name;
  app::Visibility visibility;
};

Answer list(const TournamentServices& services, Call& call) {
  const auto page = read_list_page(call, {.cursor = "before", .unless_told = 100, .at_most = 500});
  if (!page) return std::unexpected(page.error());
  const auto before = page->cursor.transform([](std::int64_t id) { return domain::TournamentId{id}; });
  return page_response(
      call, *page, services.tournaments.before(before, page->asked(), call.who()),
      [](const auto& view) { return to_json(view); }, [](const auto& view) { return view.tournament.id.value; });
}

Answer create(const TournamentServices& services, Call& call) {
  if (auto problem = app::forbids_creating_tournaments(call.who())) return std::unexpected(std::move(*problem));
  const auto wanted = call.read_body([](wire::FieldReader& fields) {
    return NewTournament{fields.text("name", app::name_check()),
                         read_visibility(fields).value_or(app::Visibility::public_to_all)};
  });
  if (!wanted) return std::unexpected(wanted.error());
  return detail(201, services.tournaments.create(wanted->name, wanted->visibility, call.who()));
}

Answer change(const TournamentServices& services, Call& call, domain::TournamentId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto change = call.read_body([](wire::FieldReader& fields) {
    if (fields.is_empty())
      fields.refuse("", "must name at least one of name, visibility, rating_name and rating_decimals");
    return app::TournamentChange{.name = fields.optional_text("name", app::name_check()),
                                 .visibility = read_visibility(fields),
                                 .rating_name = fields.optional_text("rating_name", app::name_check(kMaxRatingName)),
                                 .rating_decimals = read_rating_decimals(fields)};
  });
  if (!change) return std::unexpected(change.error());
  return detail(200, services.tournaments.change(id, *change, call.who()));
}

Answer remove(const TournamentServices& services, Call& call, domain::TournamentId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto removed = services.tournaments.remove(id, call.who());
  if (!removed) return std::unexpected(removed.error());
  return empty_response();
}

Answer restore(const TournamentServices& services, Call& call, RestoredId id) {
  return detail(200, services.tournaments.restore(id.tournament, call.who()));
}

}  // namespace

void add_tournament_routes(Router& router, TournamentServices services) {
  using Id = domain::TournamentId;
  router.add<>("GET", "/api/v1/tournaments", [services](Call& call) { return list(services, call); });
  router.add<>("POST", "/api/v1/tournaments", [services](Call& call) { return create(services, call); });
  router.add<Id>("GET", "/api/v1/tournaments/{}",
                 [services](Call& call, Id id) { return detail(200, services.tournaments.view(id, call.who())); });
  router.add<Id>("PATCH", "/api/v1/tournaments/{}",
                 [services](Call& call, Id id) { return change(services, call, id); });
  router.add<Id>("DELETE", "/api/v1/tournaments/{}",
                 [services](Call& call, Id id) { return remove(services, call, id); });
  router.add<RestoredId>("POST", "/api/v1/tournaments/{}/restore",
                         [services](Call& call, RestoredId id) { return restore(services, call, id); });
}

}  // namespace draftwire::http
