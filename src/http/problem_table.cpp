#include "http/problem_table.hpp"

#include <string>

#include "wire/json.hpp"

namespace draftwire::http {
namespace {

wire::Array errors_json(const std::vector<wire::FieldError>& errors) {
  wire::Array list;
  list.reserve(errors.size());
  for (const wire::FieldError& error : errors) {
    wire::Object item{{"field", error.field}, {"message", error.message}};
    if (error.line) item["line"] = *error.line;
    list.push_back(std::move(item));
  }
  return list;
}

Response response_of(const wire::Problem& problem, int status, const wire::Object& more) {
  const ProblemKind kind = problem_kind(problem.code);
  const std::string_view detail = problem.detail.empty() ? kind.title : std::string_view(problem.detail);
  wire::Object body{{"type", "urn:draftwire:problem:" + std::string(kind.code)},
                    {"title", kind.title},
                    {"status", status},
                    {"detail", detail},
                    {"code", kind.code}};
  if (problem.seq) body["seq"] = *problem.seq;
  if (!problem.errors.empty()) body["errors"] = errors_json(problem.errors);
  for (const auto& [name, value] : more) body[name] = value;

  Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
  if (problem.retry_after_seconds) {
    response.headers.emplace_back("Retry-After", std::to_string(*problem.retry_after_seconds));
  } else if (status == 429 || status == 503) {
    response.headers.emplace_back("Retry-After", "1");
  }
  response.body = boost::json::serialize(body);
  return response;
}

}  // namespace

ProblemKind problem_kind(wire::ProblemCode code) {
  using enum wire::ProblemCode;
  switch (code) {
    case malformed_json:
      return {"malformed_json", 400, "The body can't be read"};
    case malformed_parameter:
      return {"malformed_parameter", 400, "A part of the request can't be read"};
    case unreadable_file:
      return {"unreadable_file", 400, "The file can't be read"};
    case not_signed_in:
      return {"not_signed_in", 401, "Not signed in"};
    case wrong_credentials:
      return {"wrong_credentials", 401, "Wrong name or password"};
    case invalid_seat_link:
      return {"invalid_seat_link", 401, "The seat link is not valid"};
    case forbidden:
      return {"forbidden", 403, "Not allowed"};
    case not_on_the_clock:
      return {"not_on_the_clock", 403, "Somebody else is on the clock"};
    case cross_site:
      return {"cross_site", 403, "Sent from another site"};
    case foreign_host:
      return {"foreign_host", 421, "This site is served under another name than the server expects"};
    case not_found:
      return {"not_found", 404, "Not found"};
    case invitation_not_found:
      return {"invitation_not_found", 404, "The link is not valid"};
    case method_not_allowed:
      return {"method_not_allowed", 405, "This path does not have that method"};
    case draft_not_pending:
      return {"draft_not_pending", 409, "The draft is not pending"};
    case draft_not_active:
      return {"draft_not_active", 409, "The draft is not active"};
    case nothing_to_draft:
      return {"nothing_to_draft", 409, "There is nobody to draft"};
    case nothing_to_undo:
      return {"nothing_to_undo", 409, "There is no pick to undo"};
    case round_not_current:
      return {"round_not_current", 409, "That round is not the current one"};
    case player_not_available:
      return {"player_not_available", 409, "The player is not available"};
    case player_in_draft:
      return {"player_in_draft", 409, "The player is in a draft"};
    case last_organiser:
      return {"last_organiser", 409, "A tournament needs an organiser"};
    case tournament_has_active_draft:
      return {"tournament_has_active_draft", 409, "A draft of the tournament is active"};
    case name_taken:
      return {"name_taken", 409, "Another account has that name"};
    case last_admin:
      return {"last_admin", 409, "The league needs an admin"};
    case last_way_in:
      return {"last_way_in", 409, "The account needs a way to sign in"};
    case too_many_tournaments:
      return {"too_many_tournaments", 409, "The organiser has too many tournaments"};
    case too_many_drafts:
      return {"too_many_drafts", 409, "The tournament has too many drafts"};
    case too_many_players:
      return {"too_many_players", 409, "The roster has too many players"};
    case too_many_people:
      return {"too_many_people", 409, "The tournament has too many people"};
    case payload_too_large:
      return {"payload_too_large", 413, "The request is too large"};
    case unsupported_media_type:
      return {"unsupported_media_type", 415, "The body's type is not supported"};
    case validation_failed:
      return {"validation_failed", 422, "The request breaks a rule"};
    case too_many_requests:
      return {"too_many_requests", 429, "Too many requests"};
    case unavailable:
      return {"unavailable", 503, "Not available now"};
    case internal:
      return {"internal", 500, "Something went wrong here"};
  }
  return {"internal", 500, "Something went wrong here"};
}

wire::ProblemCode problem_code_of(int status) {
  switch (status) {
    case 403:
      return wire::ProblemCode::cross_site;
    case 404:
      return wire::ProblemCode::not_found;
    case 405:
      return wire::ProblemCode::method_not_allowed;
    case 413:
    case 414:
    case 431:
      return wire::ProblemCode::payload_too_large;
    case 415:
      return wire::ProblemCode::unsupported_media_type;
    case 421:
      return wire::ProblemCode::foreign_host;
    case 429:
      return wire::ProblemCode::too_many_requests;
    case 503:
      return wire::ProblemCode::unavailable;
    default:
      return status < 500 ? wire::ProblemCode::malformed_parameter : wire::ProblemCode::internal;
  }
}

Response problem_response(const wire::Problem& problem) {
  return response_of(problem, problem_kind(problem.code).status, {});
}

Response problem_response(const wire::Problem& problem, int status) {
  return response_of(problem, status, {});
}

Response problem_response(const wire::Problem& problem, const wire::Object& more) {
  return response_of(problem, problem_kind(problem.code).status, more);
}

}  // namespace draftwire::http
