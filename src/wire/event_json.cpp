#include "wire/event_json.hpp"

#include <optional>
#include <variant>

#include "wire/positions_json.hpp"
#include "wire/time_text.hpp"

namespace draftwire::wire {
namespace {

Value text_or_null(const std::optional<std::string>& text) {
  return text ? Value(*text) : Value(nullptr);
}

Array teams_json(const domain::Setup& setup) {
  Array teams;
  teams.reserve(setup.teams.size());
  for (const domain::TeamSetup& team : setup.teams) {
    teams.push_back(Object{{"id", team.id.value},
                           {"name", team.name},
                           {"captain_id", team.captain_id.value},
                           {"draft_order", team.draft_order}});
  }
  return teams;
}

Array players_json(const domain::Setup& setup) {
  Array players;
  players.reserve(setup.players.size());
  for (const domain::PlayerSetup& player : setup.players) {
    players.push_back(Object{{"id", player.id.value},
                             {"name", player.name},
                             {"mmr", player.mmr},
                             {"positions", positions_json(player.positions)}});
  }
  return players;
}

Array left_out_json(const domain::Setup& setup) {
  Array ids;
  ids.reserve(setup.left_out.size());
  for (const domain::PlayerId player : setup.left_out) ids.push_back(player.value);
  return ids;
}

struct PayloadWriter {
  domain::DraftId draft_id;

  Object operator()(const domain::DraftStarted& started) const {
    const domain::Setup& setup = started.setup;
    return {{"draft_id", draft_id.value},
            {"draft_style", to_string(setup.style)},
            {"team_count", setup.teams.size()},
            {"team_size", setup.team_size},
            {"tie_window", setup.tie_window},
            {"total_rounds", started.total_rounds},
            {"name", text_or_null(setup.name)},
            {"rating_name", setup.rating.name},
            {"rating_decimals", setup.rating.decimals},
            {"leave_out", left_out_json(setup)},
            {"teams", teams_json(setup)},
            {"players", players_json(setup)}};
  }

  Object operator()(const domain::TieRoll& tie) const {
    Array captains;
    for (const domain::TiedCaptain& captain : tie.tied_captains) {
      captains.push_back(Object{
          {"id", captain.id.value}, {"name", captain.name}, {"mmr", captain.mmr}, {"team_id", captain.team_id.value}});
    }
    Array roll_rounds;
    for (const std::vector<domain::Roll>& rolls : tie.roll_rounds) {
      Array thrown;
      for (const domain::Roll& roll : rolls) {
        thrown.push_back(Object{{"captain_id", roll.captain_id.value}, {"roll", roll.roll}});
      }
      roll_rounds.push_back(std::move(thrown));
    }
    return {{"round", tie.round},
            {"tied_captains", std::move(captains)},
            {"roll_rounds", std::move(roll_rounds)},
            {"winner_id", tie.winner_id.value},
            {"winner_name", tie.winner_name},
            {"original_seq", tie.original_seq ? Value(*tie.original_seq) : Value(nullptr)}};
  }

  Object operator()(const domain::CaptainAssigned& assigned) const {
    return {{"round", assigned.round},
            {"phase", assigned.phase},
            {"captain_id", assigned.captain_id.value},
            {"captain_name", assigned.captain_name},
            {"team_id", assigned.team_id.value},
            {"team_name", assigned.team_name},
            {"team_mmr", assigned.team_mmr},
            {"was_tie", assigned.was_tie}};
  }

  Object operator()(const domain::PlayerPicked& picked) const {
    return {{"round", picked.round},
            {"phase", picked.phase},
            {"captain_id", picked.captain_id.value},
            {"captain_name", picked.captain_name},
            {"picked_id", picked.picked_id.value},
            {"picked_name", picked.picked_name},
            {"picked_mmr", picked.picked_mmr},
            {"team_id", picked.team_id.value},
            {"team_name", picked.team_name},
            {"team_mmr", picked.team_mmr}};
  }

  Object operator()(const domain::PickUndone& undone) const {
    return {{"round", undone.round},
            {"captain_id", undone.captain_id.value},
            {"captain_name", undone.captain_name},
            {"picked_id", undone.picked_id.value},
            {"picked_name", undone.picked_name},
            {"team_id", undone.team_id.value},
            {"undone_seq", undone.undone_seq},
            {"reason", text_or_null(undone.reason)}};
  }

  Object operator()(const domain::DraftCompleted& completed) const {
    return {{"draft_id", draft_id.value},
            {"draft_style", to_string(completed.style)},
            {"team_count", completed.team_count}};
  }

  Object operator()(const domain::DraftAborted& aborted) const {
    Value setup(nullptr);
    if (aborted.setup) {
      setup =
          Object{{"draft_style", to_string(aborted.setup->style)}, {"team_size", aborted.setup->team_size},
                 {"tie_window", aborted.setup->tie_window},        {"name", text_or_null(aborted.setup->name)},
                 {"rating_name", aborted.setup->rating.name},      {"rating_decimals", aborted.setup->rating.decimals},
                 {"leave_out", left_out_json(*aborted.setup)},     {"teams", teams_json(*aborted.setup)},
                 {"players", players_json(*aborted.setup)}};
    }
    return {{"draft_id", draft_id.value}, {"reason", text_or_null(aborted.reason)}, {"setup", std::move(setup)}};
  }
};

}  // namespace

Object payload_json(const domain::EventBody& body, domain::DraftId draft_id) {
  return std::visit(PayloadWriter{draft_id}, body);
}

Object payload_json(const domain::TieRoll& tie) {
  return PayloadWriter{}(tie);
}

std::string payload_text(const domain::EventBody& body, domain::DraftId draft_id) {
  return boost::json::serialize(payload_json(body, draft_id));
}

Object to_json(const domain::Event& event) {
  Value actor(nullptr);
  if (event.actor) {
    actor = Object{{"kind", to_string(event.actor->kind)}, {"id", event.actor->id}, {"name", event.actor->name}};
  }
  return {{"id", event.id.value},
          {"tournament_id", event.tournament_id.value},
          {"draft_id", event.draft_id.value},
          {"seq", event.seq},
          {"tournament_seq", event.tournament_seq},
          {"commit_seq", event.commit_seq},
          {"event_type", event_type(event.body)},
          {"payload", payload_json(event.body, event.draft_id)},
          {"actor", std::move(actor)},
          {"created_at", to_text(event.created_at)}};
}

}  // namespace draftwire::wire
