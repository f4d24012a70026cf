#include "domain/events.hpp"

#include <utility>

namespace draftwire::domain {
namespace {

struct TypeName {
  std::string_view operator()(const DraftStarted&) const { return "draft_started"; }
  std::string_view operator()(const TieRoll&) const { return "tie_roll"; }
  std::string_view operator()(const CaptainAssigned&) const { return "captain_assigned"; }
  std::string_view operator()(const PlayerPicked&) const { return "player_picked"; }
  std::string_view operator()(const PickUndone&) const { return "pick_undone"; }
  std::string_view operator()(const DraftCompleted&) const { return "draft_completed"; }
  std::string_view operator()(const DraftAborted&) const { return "draft_aborted"; }
};

}  // namespace

std::string_view event_type(const EventBody& body) {
  return std::visit(TypeName{}, body);
}

std::string_view to_string(ActorKind kind) {
  switch (kind) {
    case ActorKind::account:
      return "account";
    case ActorKind::seat:
      return "seat";
  }
  std::unreachable();
}

std::optional<ActorKind> actor_kind_from(std::string_view text) {
  for (const ActorKind kind : {ActorKind::account, ActorKind::seat}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace draftwire::domain
