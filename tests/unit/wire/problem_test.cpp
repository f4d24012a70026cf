#include "wire/problem.hpp"

#include <gtest/gtest.h>

namespace draftwire::testing {
namespace {

using domain::Rule;
using wire::ProblemCode;

TEST(Problem, keeps_the_sentence_of_the_refusal) {
  EXPECT_EQ(wire::problem_from({Rule::forbidden, "Not you."}, 5).detail, "Not you.");
}

TEST(Problem, of_a_conflict_tells_the_head_of_the_log) {
  const wire::Problem problem = wire::problem_from({Rule::round_not_current, "Round 1 is over."}, 5);
  EXPECT_EQ(problem.code, ProblemCode::round_not_current);
  EXPECT_EQ(problem.seq, 5);
  EXPECT_TRUE(problem.errors.empty());
}

TEST(Problem, of_an_unknown_player_names_the_field) {
  const wire::Problem problem = wire::problem_from({Rule::unknown_player, "Who?"}, 5);
  EXPECT_EQ(problem.code, ProblemCode::validation_failed);
  EXPECT_EQ(problem.errors, (std::vector<wire::FieldError>{{"player_id", "Who?", std::nullopt}}));
  EXPECT_EQ(problem.seq, std::nullopt);
}

TEST(Problem, has_a_code_for_every_rule) {
  const std::vector<std::pair<Rule, ProblemCode>> expected{
      {Rule::not_signed_in, ProblemCode::not_signed_in},
      {Rule::forbidden, ProblemCode::forbidden},
      {Rule::not_on_the_clock, ProblemCode::not_on_the_clock},
      {Rule::draft_not_pending, ProblemCode::draft_not_pending},
      {Rule::draft_not_active, ProblemCode::draft_not_active},
      {Rule::draft_over, ProblemCode::draft_not_active},
      {Rule::nothing_to_draft, ProblemCode::nothing_to_draft},
      {Rule::nothing_to_undo, ProblemCode::nothing_to_undo},
      {Rule::round_not_current, ProblemCode::round_not_current},
      {Rule::player_not_available, ProblemCode::player_not_available},
      {Rule::unknown_player, ProblemCode::validation_failed},
  };
  for (const auto& [rule, code] : expected) EXPECT_EQ(wire::problem_from({rule, ""}, 0).code, code);
}

}  // namespace
}  // namespace draftwire::testing
