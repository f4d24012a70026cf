#include "wire/problem.hpp"

namespace draftwire::wire {
namespace {

ProblemCode code_of(domain::Rule rule) {
  switch (rule) {
    case domain::Rule::not_signed_in:
      return ProblemCode::not_signed_in;
    case domain::Rule::forbidden:
      return ProblemCode::forbidden;
    case domain::Rule::not_on_the_clock:
      return ProblemCode::not_on_the_clock;
    case domain::Rule::draft_not_pending:
      return ProblemCode::draft_not_pending;
    case domain::Rule::draft_not_active:
    case domain::Rule::draft_over:
      return ProblemCode::draft_not_active;
    case domain::Rule::nothing_to_draft:
      return ProblemCode::nothing_to_draft;
    case domain::Rule::nothing_to_undo:
      return ProblemCode::nothing_to_undo;
    case domain::Rule::round_not_current:
      return ProblemCode::round_not_current;
    case domain::Rule::player_not_available:
      return ProblemCode::player_not_available;
    case domain::Rule::unknown_player:
      return ProblemCode::validation_failed;
  }
  return ProblemCode::internal;
}

}  // namespace

Problem problem_from(const domain::Refusal& refusal, domain::Seq seq) {
  Problem problem{code_of(refusal.rule), refusal.detail};
  if (refusal.rule == domain::Rule::unknown_player) {
    problem.errors.push_back({"player_id", refusal.detail, std::nullopt});
  } else {
    problem.seq = seq;
  }
  return problem;
}

}  // namespace draftwire::wire
