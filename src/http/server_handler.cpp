#include "http/server_handler.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <exception>
#include <utility>

#include "auth/same_site.hpp"
#include "base/log_limit.hpp"
#include "base/request_scope.hpp"
#include "http/admission.hpp"
#include "http/call.hpp"
#include "http/embedded_files.hpp"
#include "http/operator_warnings.hpp"
#include "http/pages.hpp"
#include "http/problem_table.hpp"
#include "http/router.hpp"
#include "http/secret_path.hpp"
#include "http/security_headers.hpp"
#include "http/services.hpp"
#include "http/session_cookie.hpp"

namespace draftwire::http {
namespace {

using wire::ProblemCode;

Response text_response(int status, std::string_view type, std::string text) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", std::string(type)}, {"Cache-Control", "no-store"}};
  if (status == 503) response.headers.emplace_back("Retry-After", "1");
  response.body = std::move(text);
  return response;
}

Response no_such_path(std::string_view path) {
  return problem_response({ProblemCode::not_found, "There is nothing at " + std::string(path.substr(0, 200)) + "."});
}

Response other_methods(const Request& request, const std::string& allow) {
  Response response;
  if (request.method == "OPTIONS") {
    response.status = 204;
  } else {
    response = problem_response({ProblemCode::method_not_allowed, "This path has " + allow + " only."});
  }
  response.headers.emplace_back("Allow", allow);
  return response;
}

bool is_read(std::string_view method) {
  return method == "GET" || method == "HEAD";
}

// For machines that watch the server, by whatever name they know it.
bool is_of_service(const Target& target) {
  return target.is("healthz") || target.is("readyz") || target.is("metrics");
}

auth::RequestSource source_of(const Request& request) {
  const bool has_two_origins = request.header_count("Origin") > 1;
  return {request.method, request.host(), has_two_origins ? "null" : request.header("Origin"),
          request.header("Sec-Fetch-Site")};
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '&' || c == '<' || c == '>' || c == '"') {
      html += fmt::format("&#{};", static_cast<int>(c));
    } else {
      html += c;
    }
  }
  return html;
}

// For who opened a page by a name that the server is not called; the real pages could do nothing here.
Response misdirected(const Request& request, const wire::Problem& problem) {
  Response response = problem_response(problem);
  const bool is_for_program = request.target.top == "api" || request.target.top == "ws";
  if (is_for_program || !request.header("Accept").contains("text/html")) return response;
  const std::string_view title = problem_kind(problem.code).title;
  response.headers.front().second = "text/html; charset=utf-8";
  response.body = fmt::format(
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title></head><body><h1>{0}</h1>"
      "<p>{1}</p><p>The one who runs this server can mend it: <code>--public-url</code> is to be the address in your "
      "browser, and a proxy in front has to pass the browser's <code>Host</code> on.</p></body></html>\n",
      title, escaped(problem.detail));
  return response;
}

}  // namespace

struct ServerHandler::Parts {
  Parts(app::Store& store, app::StateCache& cache, app::DraftService& drafts, app::Announcer& announcer,
        app::Attendance& attendance, app::Clock& clock, Metrics& the_metrics, HandlerOptions the_options)
      : metrics(the_metrics),
        options(std::move(the_options)),
        names{options.public_url, options.allowed_origins},
        services(store, cache, drafts, announcer, attendance, clock, metrics, options),
        pages(options.ui_dir),
        security_headers(options.frame_origins, options.allowed_origins) {
    add_session_routes(router, services);
    add_discord_routes(router, services);
    add_tournament_routes(router, services);
    add_roster_routes(router, services);
    add_roster_import_routes(router, services);
    add_draft_routes(router, services);
    add_log_routes(router, services);
    add_seat_routes(router, services);
    add_account_routes(router, services);
    add_invitation_routes(router, services);
    add_audit_routes(router, services);
    add_sharing_routes(router, services);
    router.add<>("GET", "/api/v1/openapi.json", [](Call&) {
      Response response;
      response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}};
      response.static_body = embedded_openapi();
      return response;
    });
  }

  Response respond(const Request& request);
  Response secured(Response response, const Request& request) const;
  Response respond_in_api(const Request& request);
  Response respond_of_service(const Request& request);
  std::optional<wire::Problem> forbids_haste(Call& call);

  Metrics& metrics;
  const HandlerOptions options;
  const auth::SiteNames names;
  OperatorWarnings warnings;
  Services services;
  Pages pages;
  SecurityHeaders security_headers;
  Router router;
  RateLimit writes{options.writes};  // of one account or one seat
  std::atomic<bool> is_draining{false};
  std::int64_t looked_at = -1;  // the access version at which all guests were looked at last
};

Response ServerHandler::Parts::respond(const Request& request) {
  const Target& target = request.target;
  if (is_of_service(target)) return respond_of_service(request);
  if (const auto problem = auth::forbids_host(request.host(), names)) {
    warnings.refused(request.header("Origin"), request.host(), names);
    return misdirected(request, *problem);
  }
  warnings.look_for_silent_proxy(request, services.proxies);
  if (target.top == "api") return respond_in_api(request);
  if (target.top == "ws") return no_such_path(target.path);
  if (!is_read(request.method)) return other_methods(request, "GET, HEAD, OPTIONS");
  if (auto response = pages.get(request)) return std::move(*response);
  return no_such_path(target.path);
}

Response ServerHandler::Parts::secured(Response response, const Request& request) const {
  security_headers.add_to(response, request, is_behind_tls(services, request));
  return response;
}

Response ServerHandler::Parts::respond_in_api(const Request& request) {
  const auto found = router.find(request.method, request.target);
  if (std::holds_alternative<Router::NoSuchPath>(found)) return no_such_path(request.target.path);
  if (const auto* others = std::get_if<Router::OtherMethods>(&found)) return other_methods(request, others->allow);

  const auth::RequestSource source = source_of(request);
  if (const auto problem = auth::forbids_cross_site(source, names)) {
    warnings.refused(source.origin, source.host, names);
    return problem_response(*problem);
  }
  Call call(request, request.target.query, services.sessions, session_id_in(services, request.header("Cookie")),
            client_address(services, request));
  if (const auto problem = forbids_haste(call)) return problem_response(*problem);
  Answer answer = http::admit(services, call, std::get<Router::Match>(found));
  call.note_use();
  return answer ? std::move(*answer) : problem_response(answer.error());
}

// What one account or seat changes is limited from wherever it comes, but not on this machine.
std::optional<wire::Problem> ServerHandler::Parts::forbids_haste(Call& call) {
  const Request& request = call.request();
  const std::string_view forwarded_for = request.last_header("X-Forwarded-For");
  const bool is_limited = auth::limited_address(services.proxies, request.remote_address, forwarded_for).has_value();
  if (is_read(request.method) || !is_limited) return std::nullopt;
  const app::Identity& who = call.who();
  if (who.is_nobody()) return std::nullopt;
  const std::string key =
      who.account ? fmt::format("account {}", who.account->id.value)
                  : fmt::format("seat {} {}", who.seats.front().draft_id.value, who.seats.front().team_id.value);
  const auto wait = writes.take(key, RateLimit::Clock::now());
  if (!wait) return std::nullopt;
  const auto seconds = static_cast<int>(wait->count());
  return wire::Problem{
      ProblemCode::too_many_requests, "You change too much too fast. Go on in a moment.", {}, std::nullopt, seconds};
}

Response ServerHandler::Parts::respond_of_service(const Request& request) {
  constexpr std::string_view kPlain = "text/plain; charset=utf-8";
  if (!is_read(request.method)) return other_methods(request, "GET, HEAD, OPTIONS");
  if (request.target.is("healthz")) return text_response(200, kPlain, "alive\n");
  if (request.target.is("metrics")) {
    return text_response(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
  }
  if (is_draining) return text_response(503, kPlain, "stopping\n");
  if (options.health != nullptr && !options.health->is_usable(app::StoreHealth::Clock::now())) {
    return text_response(503, kPlain, "the database does not answer, or can't be written\n");
  }
  return text_response(200, kPlain, "ready\n");
}

ServerHandler::ServerHandler(app::Store& store, app::StateCache& cache, app::DraftService& drafts,
                             app::Announcer& announcer, app::Attendance& attendance, app::Clock& clock,
                             Metrics& metrics, HandlerOptions options)
    : parts_(std::make_unique<Parts>(store, cache, drafts, announcer, attendance, clock, metrics, std::move(options))) {
}

ServerHandler::~ServerHandler() = default;

std::optional<Lane> ServerHandler::lane_of(const Request& request) const {
  const Target& target = request.target;
  if (target.top == "api") {
    const auto found = parts_->router.find(request.method, target);
    const auto* match = std::get_if<Router::Match>(&found);
    return match == nullptr ? Lane::read : match->lane(target.query);
  }
  const bool is_in_memory = !target.is("metrics") && parts_->pages.is_in_memory();
  return is_in_memory ? std::nullopt : std::optional(Lane::read);
}

Response ServerHandler::handle_now(const Request& request) {
  return handle(request);
}

Response ServerHandler::handle(const Request& request) {
  const RequestScope scope(request.request_id);
  const std::string path = without_token(request.target);
  Response response;
  try {
    response = parts_->respond(request);
  } catch (const app::StoreError& error) {
    limited_log::error("{} {}: the store failed: {}", request.method, path, error.what());
    response = problem_response({ProblemCode::unavailable, "The database does not answer. Try again in a moment."});
  } catch (const std::exception& error) {
    limited_log::error("{} {}: {}", request.method, path, error.what());
    response = problem_response({ProblemCode::internal, "Something went wrong with request " + request.request_id +
                                                            "; the server's log has the rest."});
  }
  spdlog::debug("{} {} {}", request.method, path, response.status);
  return parts_->secured(std::move(response), request);
}

bool ServerHandler::is_open_to_all(app::Channel channel) const {
  return parts_->services.privacy.is_public(channel);
}

Permit ServerHandler::admit(std::string_view cookies, app::Channel channel,
                            std::function<void(app::AccessChange)> turn_out) {
  using enum Permit::Verdict;
  Services& services = parts_->services;
  try {
    auto admitted = services.guests.admit(channel, session_id_in(services, cookies), std::move(turn_out));
    if (!admitted.is_admitted) return {.verdict = no_such_channel};
    services.privacy.learn(channel);
    return {.verdict = welcome, .is_guest = admitted.is_guest, .stay = std::move(admitted.stay)};
  } catch (const std::exception& error) {
    limited_log::warn("could not look who opened channel {}: {}", channel.id, error.what());
    return {.verdict = unavailable};
  }
}

std::vector<app::Channel> ServerHandler::look_again() {
  Services& services = parts_->services;
  services.privacy.refresh_if_moved();
  const std::int64_t version = services.privacy.access_version();
  if (version != parts_->looked_at) {
    services.guests.look_again(version);
    parts_->looked_at = version;
  }
  return services.privacy.take_newly_private();
}

std::expected<OriginTrust, wire::Problem> ServerHandler::trust_in(const Request& handshake) {
  Parts& parts = *parts_;
  const auth::RequestSource source = source_of(handshake);
  std::optional<wire::Problem> problem;
  OriginTrust trust = OriginTrust::own;
  if (handshake.header_count("Origin") > 0 && !auth::is_own_origin(source.origin, source.host, parts.names)) {
    trust = OriginTrust::as_nobody;
    if (!auth::is_listed_origin(source.origin, parts.names.allowed_origins)) {
      problem = auth::foreign_channel(source.origin, source.host, parts.names);
    }
  }
  if (!problem) problem = auth::forbids_host(source.host, parts.names);
  if (problem) {
    parts.warnings.refused(source.origin, source.host, parts.names);
    return std::unexpected(std::move(*problem));
  }
  parts.warnings.look_for_silent_proxy(handshake, parts.services.proxies);
  return trust;
}

Response ServerHandler::refuse(int status, std::string_view detail) {
  return parts_->secured(problem_response({problem_code_of(status), std::string(detail)}, status), Request{});
}

void ServerHandler::begin_drain() {
  parts_->is_draining = true;
}

}  // namespace draftwire::http
