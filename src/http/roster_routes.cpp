#include "http/roster_routes.hpp"

#include <string>

#include "app/names.hpp"
#include "app/roster_csv.hpp"
#include "http/answers.hpp"
#include "http/media_type.hpp"
#include "http/paging.hpp"
#include "http/resource_json.hpp"
#include "http/staff_check.hpp"

namespace draftwire::http {
namespace {

constexpr wire::IntegerLimits kMmr{0, domain::kMaxMmr};
constexpr std::size_t kMaxPlayersInBody = 5000;

using Players = std::vector<app::NewPlayer>;

std::optional<std::vector<std::string>> read_positions(wire::FieldReader& fields) {
  return fields.optional_texts("positions", app::kMaxPositions, app::position_check());
}

// Null is no account; no field at all says nothing.
std::optional<std::optional<domain::AccountId>> read_account_id(wire::FieldReader& fields) {
  if (fields.is_null("account_id")) return std::optional<domain::AccountId>();
  const auto id = fields.optional_integer("account_id", wire::kAnyId);
  if (!id) return std::nullopt;
  return domain::AccountId{*id};
}

std::optional<std::optional<std::string>> read_discord_id(wire::FieldReader& fields) {
  if (fields.is_null("discord_id")) return std::optional<std::string>();
  if (!fields.has("discord_id")) return std::nullopt;
  return fields.optional_text("discord_id", app::checked_discord_id);
}

app::NewPlayer read_player(wire::FieldReader& fields) {
  app::NewPlayer player;
  player.name = fields.text("name", app::name_check());
  player.mmr = fields.integer("mmr", kMmr);
  player.positions = read_positions(fields).value_or(std::vector<std::string>());
  player.account_id = read_account_id(fields).value_or(std::nullopt);
  player.discord_id = read_discord_id(fields).value_or(std::nullopt);
  return player;
}

// Who is to be added, and how an error about one of them is named.
struct Addition {
  Players players;
  app::PlayerPaths paths;
};

std::expected<Addition, wire::Problem> read_json(Call& call) {
  return call.read_body([](wire::FieldReader& fields) {
    Addition addition;
    if (fields.has("players")) {
      addition.paths.is_list = true;
      fields.objects("players", 1, kMaxPlayersInBody,
                     [&](wire::FieldReader& item) { addition.players.push_back(read_player(item)); });
    } else {
      addition.players.push_back(read_player(fields));
    }
    return addition;
  });
}

std::expected<Addition, wire::Problem> read_csv_file(Call& call) {
  if (auto problem = forbids_media_type(call.request(), "text/csv")) return std::unexpected(std::move(*problem));
  auto file = app::players_from_csv(call.request().body);
  if (!file) return std::unexpected(wire::validation_failed(std::move(file.error())));
  return Addition{std::move(file->players), {.lines = std::move(file->lines)}};
}

std::expected<Addition, wire::Problem> read_addition(Call& call) {
  const auto type = media_type_of(call.request().header("Content-Type"));
  if (type && type->essence == "text/csv") return read_csv_file(call);
  auto addition = read_json(call);
  if (!addition && addition.error().code == wire::ProblemCode::unsupported_media_type) {
    addition.error().detail = "The body must be application/json or text/csv, uncompressed, in UTF-8.";
  }
  return addition;
}

std::expected<app::PlayerChange, wire::Problem> read_change(Call& call) {
  return call.read_body([](wire::FieldReader& fields) {
    app::PlayerChange change;
    if (fields.is_empty()) {
      fields.refuse("", "must name at least one of name, mmr, positions, account_id, discord_id and is_out");
    }
    change.name = fields.optional_text("name", app::name_check());
    change.mmr = fields.optional_integer("mmr", kMmr);
    change.positions = read_positions(fields);
    change.account_id = read_account_id(fields);
    change.discord_id = read_discord_id(fields);
    change.is_out = fields.optional_boolean("is_out");
    return change;
  });
}

Answer list(const RosterServices& services, Call& call, domain::TournamentId id) {
  const auto page = read_list_page(call, {.cursor = "after", .unless_told = 2'000, .at_most = 5'000});
  if (!page) return std::unexpected(page.error());
  auto players = services.roster.list(id, {page->cursor.value_or(0)}, page->asked(), call.who());
  if (!players) return std::unexpected(players.error());
  return page_response(
      call, *page, std::move(*players), [](const auto& player) { return to_json(player); },
      [](const auto& listed) { return listed.player.id.value; });
}

Answer add(const RosterServices& services, Call& call, domain::TournamentId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  auto addition = read_addition(call);
  if (!addition) return std::unexpected(addition.error());
  const auto players = services.roster.add(id, addition->players, call.who(), addition->paths);
  if (!players) return std::unexpected(players.error());
  return json_response(201, items_json(*players, [](const auto& player) { return to_json(player); }));
}

Answer change(const RosterServices& services, Call& call, domain::PlayerId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto change = read_change(call);
  if (!change) return std::unexpected(change.error());
  const auto player = services.roster.change(id, *change, call.who());
  if (!player) return std::unexpected(player.error());
  return json_response(200, to_json(*player));
}

Answer remove(const RosterServices& services, Call& call, domain::PlayerId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto removed = services.roster.remove(id, call.who());
  if (!removed) return std::unexpected(removed.error());
  return empty_response();
}

Answer restore(const RosterServices& services, Call& call, domain::PlayerId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto player = services.roster.restore(id, call.who());
  if (!player) return std::unexpected(player.error());
  return json_response(200, to_json(*player));
}

}  // namespace

void add_roster_routes(Router& router, RosterServices services) {
  using domain::PlayerId;
  using domain::TournamentId;
  router.add<TournamentId>("GET", "/api/v1/tournaments/{}/players",
                           [services](Call& call, TournamentId id) { return list(services, call, id); });
  router.add<TournamentId>("POST", "/api/v1/tournaments/{}/players",
                           [services](Call& call, TournamentId id) { return add(services, call, id); });
  router.add<PlayerId>("PATCH", "/api/v1/players/{}",
                       [services](Call& call, PlayerId id) { return change(services, call, id); });
  router.add<PlayerId>("DELETE", "/api/v1/players/{}",
                       [services](Call& call, PlayerId id) { return remove(services, call, id); });
  router.add<PlayerId>("POST", "/api/v1/players/{}/restore",
                       [services](Call& call, PlayerId id) { return restore(services, call, id); });
}

}  // namespace draftwire::http
