#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/refusal.hpp"

namespace draftwire::wire {

// What can be wrong with a request. Each has one stable `code` and one HTTP status (http/problem_table).
enum class ProblemCode {
  malformed_json,
  malformed_parameter,
  unreadable_file,
  not_signed_in,
  wrong_credentials,
  invalid_seat_link,
  forbidden,
  not_on_the_clock,
  cross_site,
  foreign_host,
  not_found,
  invitation_not_found,
  method_not_allowed,
  draft_not_pending,
  draft_not_active,
  nothing_to_draft,
  nothing_to_undo,
  round_not_current,
  player_not_available,
  player_in_draft,
  last_organiser,
  tournament_has_active_draft,
  name_taken,
  last_admin,
  last_way_in,
  too_many_tournaments,
  too_many_drafts,
  too_many_players,
  too_many_people,
  payload_too_large,
  unsupported_media_type,
  validation_failed,
  too_many_requests,
  unavailable,
  internal,
};

// One thing to mend. `field` is a JSON pointer (RFC 6901) without the leading slash.
struct FieldError {
  std::string field;
  std::string message;
  std::optional<int> line;  // of the file, for imports

  bool operator==(const FieldError&) const = default;
};

// An answer other than success, before it has a status or an encoding (RFC 9457).
struct Problem {
  ProblemCode code = ProblemCode::internal;
  std::string detail;
  std::vector<FieldError> errors = {};
  std::optional<domain::Seq> seq = std::nullopt;  // the draft's head, for conflicts with its state
  std::optional<int> retry_after_seconds = std::nullopt;

  bool operator==(const Problem&) const = default;
};

// The same no, as the wire says it.
Problem problem_from(const domain::Refusal& refusal, domain::Seq seq);

}  // namespace draftwire::wire
