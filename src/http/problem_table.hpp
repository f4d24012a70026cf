#pragma once

#include <array>
#include <string_view>

#include "http/message.hpp"
#include "wire/json.hpp"
#include "wire/problem.hpp"

// Problems as HTTP says them: application/problem+json (RFC 9457). Pure; any thread.
namespace draftwire::http {

struct ProblemKind {
  std::string_view code;  // stable: programs compare it
  int status = 500;
  std::string_view title;
};

// One line a code; a new code does not compile without one.
ProblemKind problem_kind(wire::ProblemCode code);

// What goes wrong before a handler runs, by status: 400, 408, 413, 431, 503 and the like.
wire::ProblemCode problem_code_of(int status);

Response problem_response(const wire::Problem& problem);

// The same with another status of the same class, for what HTTP tells apart and the codes do not.
Response problem_response(const wire::Problem& problem, int status);

// The same with further members (RFC 9457 §3.2).
Response problem_response(const wire::Problem& problem, const wire::Object& more);

}  // namespace draftwire::http
