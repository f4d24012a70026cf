#include "app/problems.hpp"

#include <cstdint>
#include <string>

namespace draftwire::app {
namespace {

wire::Problem unknown_one(const std::string& what, std::int64_t id) {
  return {wire::ProblemCode::not_found, "There is no " + what + " " + std::to_string(id) + "."};
}

}  // namespace

wire::Problem unknown(domain::TournamentId id) {
  return unknown_one("tournament", id.value);
}

wire::Problem unknown(domain::DraftId id) {
  return unknown_one("draft", id.value);
}

wire::Problem unknown(domain::PlayerId id) {
  return unknown_one("player", id.value);
}

wire::Problem not_signed_in() {
  return {wire::ProblemCode::not_signed_in, "Sign in first."};
}

}  // namespace draftwire::app
