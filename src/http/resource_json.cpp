#include "http/resource_json.hpp"

#include <optional>
#include <string>

#include "wire/time_text.hpp"

namespace draftwire::http {

wire::Value time_or_null(const std::optional<domain::Timestamp>& time) {
  return time ? wire::Value(wire::to_text(*time)) : wire::Value(nullptr);
}

wire::Object to_json(const app::Account& account) {
  return {{"id", account.id.value}, {"name", account.name}, {"role", app::to_string(account.role)}};
}

wire::Object to_json(const app::Seat& seat) {
  return {{"draft_id", seat.draft_id.value},
          {"tournament_id", seat.tournament_id.value},
          {"team_id", seat.team_id.value},
          {"captain_id", seat.captain_id.value},
          {"captain_name", seat.captain_name}};
}

wire::Object to_json(const app::RosterPlayer& player) {
  wire::Array positions;
  for (const std::string& position : player.positions) positions.emplace_back(position);
  return {{"id", player.id.value},
          {"tournament_id", player.tournament_id.value},
          {"name", player.name},
          {"mmr", player.mmr},
          {"positions", std::move(positions)},
          {"account_id", player.account_id ? wire::Value(player.account_id->value) : wire::Value(nullptr)},
          {"discord_id", player.discord_id ? wire::Value(*player.discord_id) : wire::Value(nullptr)},
          {"is_out", player.is_out}};
}

wire::Object to_json(const app::ListedPlayer& listed) {
  wire::Object object = to_json(listed.player);
  object["draft_ids"] = list_json(listed.draft_ids, [](domain::DraftId draft) { return draft.value; });
  return object;
}

wire::Value to_json(const std::optional<app::DraftProgress>& progress) {
  if (!progress) return nullptr;
  return wire::Object{{"round", progress->round},
                      {"round_count", progress->round_count},
                      {"captain_id", progress->captain_id.value},
                      {"captain_name", progress->captain_name},
                      {"viewers", progress->viewers}};
}

wire::Object to_json(const app::ListedDraft& listed) {
  const app::DraftRecord& draft = listed.draft;
  return {{"id", draft.id.value},
          {"tournament_id", draft.tournament_id.value},
          {"tournament_name", draft.tournament_name},
          {"name", draft.name ? wire::Value(*draft.name) : wire::Value(nullptr)},
          {"style", domain::to_string(draft.style)},
          {"status", domain::to_string(draft.status)},
          {"team_size", draft.team_size},
          {"tie_window", draft.tie_window},
          {"team_count", draft.team_count},
          {"seq", draft.seq},
          {"created_at", wire::to_text(draft.created_at)},
          {"started_at", time_or_null(draft.started_at)},
          {"completed_at", time_or_null(draft.completed_at)},
          {"progress", to_json(listed.progress)}};
}

wire::Object to_json(const app::TournamentView& view) {
  return {{"id", view.tournament.id.value},
          {"name", view.tournament.name},
          {"visibility", app::to_string(view.tournament.visibility)},
          {"rating_name", view.tournament.rating.name},
          {"rating_decimals", view.tournament.rating.decimals},
          {"created_at", wire::to_text(view.tournament.created_at)},
          {"player_count", view.tournament.player_count},
          {"draft_count", view.tournament.draft_count},
          {"drafts", list_json(view.drafts, [](const auto& draft) { return to_json(draft); })}};
}

wire::Object to_json_with_staff(const app::TournamentView& view) {
  wire::Object object = to_json(view);
  object["is_staff"] = view.is_staff;
  return object;
}

wire::Object session_json(const app::Identity& who) {
  if (who.is_anonymous()) return {{"account", nullptr}, {"seats", nullptr}};
  return {{"account", who.account ? wire::Value(to_json(*who.account)) : wire::Value(nullptr)},
          {"seats", list_json(who.seats, [](const auto& seat) { return to_json(seat); })}};
}

wire::Object to_json(const auth::SeatLink& link, std::string_view origin) {
  return {{"team_id", link.team_id.value},
          {"captain_id", link.captain_id.value},
          {"link", std::string(origin) + "/seat/" + link.token},
          {"arrived_at", time_or_null(link.arrived_at)},
          {"is_here", link.is_here}};
}

wire::Object to_json(const domain::Projection& projection, const domain::State& state) {
  wire::Array teams;
  for (const domain::ProjectedTeam& team : projection.teams) {
    const domain::Team* named = domain::find_team(state, team.team_id);
    teams.push_back(wire::Object{{"team_id", team.team_id.value},
                                 {"captain_id", team.captain_id.value},
                                 {"name", named == nullptr ? std::string() : named->name},
                                 {"total_mmr", team.total_mmr}});
  }
  return {{"style", domain::to_string(projection.style)},
          {"teams", std::move(teams)},
          {"lowest", projection.lowest},
          {"highest", projection.highest},
          {"spread", projection.spread()},
          {"tie_rolls", projection.tie_rolls}};
}

}  // namespace draftwire::http
