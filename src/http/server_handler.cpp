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
#include "http/pages.hpp"
#include "http/problem_table.hpp"
#include "http/router.hpp"
#include "http/security_headers.hpp"
#include "http/services.hpp"
#include "http/session_cookie.hpp"
#include "http/target.hpp"

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

bool is_below(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

// A path holds no secret but one: a token.
std::string loggable(std::string_view path) {
  if (has_token(path)) return std::string(path.substr(0, path.find('/', 1))) + "/…";
  return std::string(path.substr(0, 200));
}

}  // namespace

struct ServerHandler::Parts {
  Parts(app::Store& store, app::StateCache& cache, app::DraftService& drafts, app::Announcer& announcer,
        app::Attendance& attendance, app::Clock& clock, Metrics& the_metrics, HandlerOptions the_options)
      : metrics(the_metrics),
        options(std::move(the_options)),
        services(store, cache, drafts, announcer, attendance, clock, metrics, options),
        pages(options.ui_dir),
        security_headers(options.frame_origins, options.allowed_origins) {
    add_session_routes(router, services);
    add_discord_routes(router, services);
    add_tournament_routes(router, services);
    add_roster_routes(router, services);
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
  Response respond_in_api(const Request& request, const Target& target);
  std::optional<Response> respond_of_service(const Request& request, std::string_view path);
  std::optional<wire::Problem> forbids_haste(Call& call);

  Metrics& metrics;
  const HandlerOptions options;
  Services services;
  Pages pages;
  SecurityHeaders security_headers;
  Router router;
  RateLimit writes{options.writes};  // of one account or one seat
  std::atomic<bool> is_draining{false};
  std::int64_t looked_at = -1;  // the access version at which all guests were looked at last
};

Response ServerHandler::Parts::respond(const Request& request) {
  const Target target = split_target(request.target);
  if (is_below(target.path, "/api")) return respond_in_api(request, target);
  if (is_below(target.path, "/ws")) return no_such_path(target.path);
  if (auto response = respond_of_service(request, target.path)) return std::move(*response);
  if (!is_read(request.method)) return other_methods(request, "GET, HEAD, OPTIONS");
  if (auto response = pages.get(request, target.path)) return std::move(*response);
  return no_such_path(target.path);
}

Response ServerHandler::Parts::secured(Response response, const Request& request) const {
  security_headers.add_to(response, request, is_behind_tls(services, request));
  return response;
}

Response ServerHandler::Parts::respond_in_api(const Request& request, const Target& target) {
  const auto found = router.find(request.method, target.path);
  if (std::holds_alternative<Router::NoSuchPath>(found)) return no_such_path(target.path);
  if (const auto* others = std::get_if<Router::OtherMethods>(&found)) return other_methods(request, others->allow);

  const bool has_two_origins = request.header_count("Origin") > 1;
  const auth::RequestSource source{request.method, request.header("Host"),
                                   has_two_origins ? "null" : request.header("Origin"),
                                   request.header("Sec-Fetch-Site")};
  if (const auto problem = auth::forbids_cross_site(source, options.public_url)) {
    return problem_response(*problem);
  }
  Call call(request, target.query, services.sessions, session_id_in(services, request.header("Cookie")),
            client_address(services, request));
  if (const auto problem = forbids_haste(call)) return problem_response(*problem);
  Answer answer = http::admit(services, call, std::get<Router::Match>(found));
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

std::optional<Response> ServerHandler::Parts::respond_of_service(const Request& request, std::string_view path) {
  constexpr std::string_view kPlain = "text/plain; charset=utf-8";
  const bool is_known = path == "/healthz" || path == "/readyz" || path == "/metrics";
  if (!is_known) return std::nullopt;
  if (!is_read(request.method)) return other_methods(request, "GET, HEAD, OPTIONS");
  if (path == "/healthz") return text_response(200, kPlain, "alive\n");
  if (path == "/metrics") return text_response(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
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
  const Target target = split_target(request.target);
  if (is_below(target.path, "/api")) {
    const auto found = parts_->router.find(request.method, target.path);
    const auto* match = std::get_if<Router::Match>(&found);
    return match == nullptr ? Lane::read : match->lane(target.query);
  }
  const bool is_in_memory = target.path != "/metrics" && parts_->pages.is_in_memory();
  return is_in_memory ? std::nullopt : std::optional(Lane::read);
}

Response ServerHandler::handle_now(const Request& request) {
  return handle(request);
}

Response ServerHandler::handle(const Request& request) {
  const RequestScope scope(request.request_id);
  const std::string path = loggable(split_target(request.target).path);
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

Response ServerHandler::refuse(int status, std::string_view detail) {
  return parts_->secured(problem_response({problem_code_of(status), std::string(detail)}, status), Request{});
}

void ServerHandler::begin_drain() {
  parts_->is_draining = true;
}

}  // namespace draftwire::http
