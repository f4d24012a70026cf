#include "app/quotas.hpp"

#include <string>
#include <utility>

namespace draftwire::app {
namespace {

using wire::Problem;
using wire::ProblemCode;

std::optional<Problem> too_many(ProblemCode code, std::string detail) {
  return Problem{code, std::move(detail)};
}

bool is_exempt(const Identity& who) {
  return who.is_system || who.is_admin();
}

}  // namespace

std::optional<Problem> forbids_tournament(const Quotas& quotas, const Identity& who, int made) {
  if (is_exempt(who) || made < quotas.tournaments) return std::nullopt;
  return too_many(ProblemCode::too_many_tournaments,
                  "One organiser may have " + std::to_string(quotas.tournaments) +
                      " tournaments (max-tournaments); delete one first, or ask an admin.");
}

std::optional<Problem> forbids_draft(const Quotas& quotas, const Identity& who, int there) {
  if (is_exempt(who) || there < quotas.drafts) return std::nullopt;
  return too_many(ProblemCode::too_many_drafts, "A tournament may have " + std::to_string(quotas.drafts) +
                                                    " drafts (max-drafts); make another tournament, or ask an admin.");
}

std::optional<Problem> forbids_players(const Quotas& quotas, int there, std::size_t added) {
  if (static_cast<std::size_t>(there) + added <= static_cast<std::size_t>(quotas.players)) return std::nullopt;
  return too_many(ProblemCode::too_many_players, "A roster may have " + std::to_string(quotas.players) +
                                                     " players (max-players); this one has " + std::to_string(there) +
                                                     ", and " + std::to_string(added) + " more do not fit.");
}

std::optional<Problem> forbids_person(const Quotas& quotas, const Identity& who, std::size_t there) {
  if (is_exempt(who) || there < static_cast<std::size_t>(quotas.people)) return std::nullopt;
  return too_many(ProblemCode::too_many_people,
                  "A tournament may have " + std::to_string(quotas.people) +
                      " organisers, and as many members (max-people); remove one first, or ask an admin.");
}

}  // namespace draftwire::app
