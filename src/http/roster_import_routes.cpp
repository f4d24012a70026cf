#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/roster_import.hpp"
#include "http/answers.hpp"
#include "http/attachment.hpp"
#include "http/media_type.hpp"
#include "http/problem_table.hpp"
#include "http/resource_json.hpp"
#include "http/roster_import_routes.hpp"
#include "http/staff_check.hpp"
#include "http/target.hpp"
#include "roster/preview_json.hpp"
#include "roster/reader.hpp"

namespace draftwire::http {
namespace {

using domain::TournamentId;
using wire::Problem;
using wire::ProblemCode;

// Text of any kind, in any encoding: which one is for the reader to find out, or for the query to say.
std::optional<Problem> forbids_file(const Request& request) {
  const auto refuse = [](std::string detail) {
    return Problem{ProblemCode::unsupported_media_type, std::move(detail)};
  };
  if (request.body.size() > roster::kMaxFileSize) {
    return Problem{ProblemCode::payload_too_large, "A roster's file has at most 1 MiB."};
  }
  if (request.body.empty() && request.header_count("Content-Type") == 0) return std::nullopt;
  const auto type = media_type_of(request.header("Content-Type"));
  const bool is_file = type && (type->essence.starts_with("text/") || type->essence == "application/octet-stream");
  if (!is_file || request.header_count("Content-Type") != 1) {
    return refuse("The body must be the file as it is, as text/csv, text/plain or application/octet-stream.");
  }
  if (request.header_count("Content-Encoding") != 0) return refuse("The body must not be compressed.");
  return std::nullopt;
}

std::expected<roster::Options, Problem> read_options(const Request& request) {
  const auto given = query_parameters(request.target.query);
  if (!given) {
    return std::unexpected(Problem{ProblemCode::malformed_parameter, "The query must be percent-encoded UTF-8."});
  }
  auto options = roster::options_from(*given);
  if (!options) return std::unexpected(app::bad_roster_option(options.error()));
  return std::move(*options);
}

// What both routes look at before the file.
std::expected<roster::Options, Problem> read_request(const RosterImportServices& services, Call& call,
                                                     TournamentId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  if (auto problem = forbids_file(call.request())) return std::unexpected(std::move(*problem));
  return read_options(call.request());
}

Answer preview(const RosterImportServices& services, Call& call, TournamentId id) {
  const auto options = read_request(services, call, id);
  if (!options) return std::unexpected(options.error());
  const std::string& file = call.request().body;
  roster::PreviewWriter writer(file.size());
  const auto preview =
      services.imports.preview(id, file, *options, call.who(), [&](const roster::Row& row) { writer.add(row); });
  if (!preview) return std::unexpected(preview.error());
  Response response;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "private, no-store"}};
  response.body = writer.finish(*preview);
  return response;
}

std::string stopped_detail(const app::ImportStopped& stopped) {
  if (!stopped.needs.empty()) return stopped.needs.front().message;
  const auto lines = stopped.rows.size();
  return fmt::format("{} must be mended or left out; nothing was imported.",
                     lines == 1 ? "One line" : fmt::format("{} lines", lines));
}

// validation_failed, with what a preview says of it.
Response stopped_response(const app::ImportStopped& stopped) {
  std::vector<wire::FieldError> errors;
  for (const roster::Row& row : stopped.rows) {
    for (const roster::CellError& error : row.errors) {
      errors.push_back({error.field ? std::string(roster::to_string(*error.field)) : "", error.message, row.line});
    }
  }
  for (std::size_t i = 0; i < stopped.needs.size(); ++i) {
    errors.push_back({"needs/" + std::to_string(i), stopped.needs[i].message, stopped.needs[i].line});
  }
  const wire::Object more{
      {"needs", roster::needs_json(stopped.needs)},
      {"rows", list_json(stopped.rows, [](const roster::Row& row) { return roster::row_json(row); })}};
  return problem_response(Problem{ProblemCode::validation_failed, stopped_detail(stopped), std::move(errors)}, more);
}

Answer refusal(app::ImportRefusal refusal) {
  if (auto* problem = std::get_if<Problem>(&refusal)) return std::unexpected(std::move(*problem));
  return stopped_response(std::get<app::ImportStopped>(refusal));
}

Answer import(const RosterImportServices& services, Call& call, TournamentId id) {
  const auto options = read_request(services, call, id);
  if (!options) return std::unexpected(options.error());
  auto done = services.imports.import(id, call.request().body, *options, call.who());
  if (!done) return refusal(std::move(done.error()));
  wire::Object body = items_json(done->people, [](const app::RosterPlayer& player) { return to_json(player); });
  body["counts"] = roster::counts_json(done->counts);
  return json_response(201, body);
}

Answer export_roster(const RosterImportServices& services, Call& call, TournamentId id) {
  auto exported = services.imports.export_csv(id, call.who());
  if (!exported) return std::unexpected(exported.error());
  Response response;
  response.headers = {{"Content-Type", "text/csv; charset=utf-8; header=present"},
                      {"Cache-Control", "no-store"},
                      {"Content-Disposition", attachment(exported->tournament_name + " roster", "csv")}};
  response.body = std::move(exported->csv);
  return response;
}

}  // namespace

void add_roster_import_routes(Router& router, RosterImportServices services) {
  router.add<TournamentId>("POST", "/api/v1/tournaments/{}/roster/preview", Lane::dear,
                           [services](Call& call, TournamentId id) { return preview(services, call, id); });
  router.add<TournamentId>("POST", "/api/v1/tournaments/{}/roster/import",
                           [services](Call& call, TournamentId id) { return import(services, call, id); });
  router.add<TournamentId>("GET", "/api/v1/tournaments/{}/roster/export", Lane::dear,
                           [services](Call& call, TournamentId id) { return export_roster(services, call, id); });
}

}  // namespace draftwire::http
