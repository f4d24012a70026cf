#include <array>
#include <string>
#include <utility>
#include <variant>

#include "wire/event_json.hpp"
#include "wire/stored_fields.hpp"

namespace draftwire::wire {
namespace {

using domain::EventBody;
using domain::PlayerId;
using domain::TeamId;

domain::Style style_of(const Object& payload) {
  const std::string name = stored::text(payload, "draft_style");
  const auto style = domain::style_from(name);
  if (!style) throw CorruptPayload("draft_style: unknown style " + name);
  return *style;
}

// What older versions did not write.
void read_newer_fields(const Object& payload, domain::Setup& setup) {
  setup.name = stored::text_or_nothing(payload, "name");
  setup.rating.name = stored::text_or_nothing(payload, "rating_name").value_or(setup.rating.name);
  if (stored::value_or_nothing(payload, "rating_decimals") != nullptr) {
    setup.rating.decimals = stored::small_integer(payload, "rating_decimals");
  }
  if (stored::value_or_nothing(payload, "leave_out") == nullptr) return;
  for (const std::int64_t id : stored::integers(payload, "leave_out")) setup.left_out.push_back(PlayerId{id});
}

domain::Setup setup_of(const Object& payload) {
  domain::Setup setup;
  read_newer_fields(payload, setup);
  setup.style = style_of(payload);
  setup.team_size = stored::small_integer(payload, "team_size");
  setup.tie_window = stored::integer(payload, "tie_window");
  for (const Value& item : stored::array(payload, "teams")) {
    const Object& team = stored::object(item, "teams");
    setup.teams.push_back({TeamId{stored::integer(team, "id")}, stored::text(team, "name"),
                           PlayerId{stored::integer(team, "captain_id")}, stored::small_integer(team, "draft_order")});
  }
  for (const Value& item : stored::array(payload, "players")) {
    const Object& player = stored::object(item, "players");
    setup.players.push_back({PlayerId{stored::integer(player, "id")}, stored::text(player, "name"),
                             stored::integer(player, "mmr"), stored::texts(player, "positions")});
  }
  return setup;
}

EventBody draft_started(const Object& payload) {
  return domain::DraftStarted{setup_of(payload), stored::small_integer(payload, "total_rounds")};
}

EventBody tie_roll(const Object& payload) {
  domain::TieRoll tie;
  tie.round = stored::small_integer(payload, "round");
  for (const Value& item : stored::array(payload, "tied_captains")) {
    const Object& captain = stored::object(item, "tied_captains");
    tie.tied_captains.push_back({PlayerId{stored::integer(captain, "id")}, stored::text(captain, "name"),
                                 stored::integer(captain, "mmr"), TeamId{stored::integer(captain, "team_id")}});
  }
  for (const Value& thrown : stored::array(payload, "roll_rounds")) {
    const Array* list = thrown.if_array();
    if (list == nullptr) throw CorruptPayload("roll_rounds: expected a list of lists");
    std::vector<domain::Roll>& rolls = tie.roll_rounds.emplace_back();
    for (const Value& item : *list) {
      const Object& roll = stored::object(item, "roll_rounds");
      rolls.push_back({PlayerId{stored::integer(roll, "captain_id")}, stored::small_integer(roll, "roll")});
    }
  }
  tie.winner_id = PlayerId{stored::integer(payload, "winner_id")};
  tie.winner_name = stored::text(payload, "winner_name");
  tie.original_seq = stored::integer_or_nothing(payload, "original_seq");
  return tie;
}

EventBody captain_assigned(const Object& payload) {
  return domain::CaptainAssigned{stored::small_integer(payload, "round"),
                                 stored::small_integer(payload, "phase"),
                                 PlayerId{stored::integer(payload, "captain_id")},
                                 stored::text(payload, "captain_name"),
                                 TeamId{stored::integer(payload, "team_id")},
                                 stored::text(payload, "team_name"),
                                 stored::integer(payload, "team_mmr"),
                                 stored::boolean(payload, "was_tie")};
}

EventBody player_picked(const Object& payload) {
  return domain::PlayerPicked{stored::small_integer(payload, "round"),
                              stored::small_integer(payload, "phase"),
                              PlayerId{stored::integer(payload, "captain_id")},
                              stored::text(payload, "captain_name"),
                              PlayerId{stored::integer(payload, "picked_id")},
                              stored::text(payload, "picked_name"),
                              stored::integer(payload, "picked_mmr"),
                              TeamId{stored::integer(payload, "team_id")},
                              stored::text(payload, "team_name"),
                              stored::integer(payload, "team_mmr")};
}

EventBody pick_undone(const Object& payload) {
  return domain::PickUndone{stored::small_integer(payload, "round"), PlayerId{stored::integer(payload, "captain_id")},
                            stored::text(payload, "captain_name"),   PlayerId{stored::integer(payload, "picked_id")},
                            stored::text(payload, "picked_name"),    TeamId{stored::integer(payload, "team_id")},
                            stored::integer(payload, "undone_seq"),  stored::text_or_nothing(payload, "reason")};
}

EventBody draft_completed(const Object& payload) {
  return domain::DraftCompleted{style_of(payload), stored::small_integer(payload, "team_count")};
}

EventBody draft_aborted(const Object& payload) {
  domain::DraftAborted aborted;
  aborted.reason = stored::text_or_nothing(payload, "reason");
  if (const Value* setup = stored::value_or_nothing(payload, "setup")) {
    aborted.setup = setup_of(stored::object(*setup, "setup"));
  }
  return aborted;
}

using Reader = EventBody (*)(const Object&);

constexpr std::array<std::pair<std::string_view, Reader>, 7> kReaders{{
    {"draft_started", draft_started},
    {"tie_roll", tie_roll},
    {"captain_assigned", captain_assigned},
    {"player_picked", player_picked},
    {"pick_undone", pick_undone},
    {"draft_completed", draft_completed},
    {"draft_aborted", draft_aborted},
}};
static_assert(kReaders.size() == std::variant_size_v<EventBody>);

}  // namespace

EventBody event_body_from(std::string_view event_type, std::string_view payload_text) {
  for (const auto& [name, read] : kReaders) {
    if (name != event_type) continue;
    const Value payload = stored::parse(payload_text);
    return read(stored::object(payload, "payload"));
  }
  throw CorruptPayload("unknown event type " + std::string(event_type));
}

}  // namespace draftwire::wire
