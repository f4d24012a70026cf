#include "http/discord_routes.hpp"

#include <array>
#include <string>
#include <string_view>

#include "app/problems.hpp"
#include "auth/discord_sign_in.hpp"
#include "base/percent_encoding.hpp"
#include "http/answers.hpp"
#include "http/own_cookie.hpp"
#include "http/session_cookie.hpp"
#include "http/site_path.hpp"

namespace draftwire::http {
namespace {

using wire::Problem;
using wire::ProblemCode;

constexpr std::string_view kCookie = "draftwire_discord";
constexpr std::string_view kCallback = "/api/v1/sign-in/discord/callback";

Answer ways(const DiscordServices& services, Call& call) {
  wire::Value own = nullptr;
  if (const auto& account = call.who().account) {
    if (const auto record = services.accounts.find(account->id)) {
      own = wire::Object{{"password", record->has_password}, {"discord", record->discord_id.has_value()}};
    }
  }
  return json_response(200, {{"password", true}, {"discord", services.sign_in != nullptr}, {"own", std::move(own)}});
}

Problem not_configured() {
  return {ProblemCode::not_found, "This server has no signing in by Discord."};
}

Response redirect(std::string location) {
  Response response;
  response.status = 302;
  response.headers = {{"Location", std::move(location)}, {"Cache-Control", "no-store"}};
  return response;
}

// What the page says about it that the browser comes back to.
std::string_view problem_of(auth::DiscordRefusal refusal) {
  switch (refusal) {
    case auth::DiscordRefusal::denied:
      return "discord_denied";
    case auth::DiscordRefusal::state_mismatch:
      return "state_mismatch";
    case auth::DiscordRefusal::account_disabled:
      return "account_disabled";
    case auth::DiscordRefusal::signed_out:
      return "signed_out";
    case auth::DiscordRefusal::linked_before:
      return "linked_before";
    case auth::DiscordRefusal::taken:
      return "discord_taken";
    case auth::DiscordRefusal::too_many_attempts:
    case auth::DiscordRefusal::failed:
      break;
  }
  return "discord_failed";
}

// Who wanted to link an account is back at it; who wanted to sign in may try again, and then goes on.
std::string page_of(const auth::DiscordProblem& problem) {
  std::string page = problem.is_of_link ? "/account" : "/sign-in";
  page.append("?problem=").append(problem_of(problem.refusal));
  if (!problem.is_of_link && problem.return_path != "/") {
    page.append("&return=").append(percent_encoded(problem.return_path));
  }
  return page;
}

Answer leave(const DiscordServices& services, Call& call) {
  if (services.sign_in == nullptr) return std::unexpected(not_configured());
  auto path = call.text_parameter("return");
  if (!path) return std::unexpected(path.error());
  std::string return_path = path->value_or("/");
  if (return_path.size() > auth::PendingSignIns::kMaxReturnPath || !is_site_path(return_path)) {
    return std::unexpected(wire::validation_failed({{"return", "must be a path of this site", std::nullopt}}));
  }
  const auto link = call.text_parameter("link");
  if (!link) return std::unexpected(link.error());
  const bool is_link = link->value_or("false") == "true";
  if (!is_link && link->value_or("false") != "false") {
    return std::unexpected(wire::validation_failed({{"link", "must be true or false", std::nullopt}}));
  }
  std::optional<domain::AccountId> links;
  if (is_link) {
    if (!call.who().account) return std::unexpected(app::not_signed_in());
    links = call.who().account->id;
  }
  const Request& request = call.request();
  const std::string redirect_uri = services.front.origin(request).append(kCallback);
  auto departure = services.sign_in->begin(std::move(return_path), redirect_uri, links);
  return with_own_cookie(services.front, request, redirect(std::move(departure.location)), kCookie, departure.sealed,
                         auth::PendingSignIns::kLifetime);
}

Answer arrive(const DiscordServices& services, Call& call) {
  if (services.sign_in == nullptr) return std::unexpected(not_configured());
  const Request& request = call.request();
  auth::DiscordReturn back;
  for (const auto& [name, to] : std::array<std::pair<std::string_view, std::string*>, 3>{
           {{"state", &back.state}, {"code", &back.code}, {"error", &back.error}}}) {
    auto value = call.text_parameter(name);
    if (!value) return std::unexpected(value.error());
    *to = value->value_or("");
  }
  back.sealed = own_cookie(services.front, request.header("Cookie"), kCookie);
  back.redirect_uri = services.front.origin(request).append(kCallback);
  back.session_id = call.session_id();
  back.address = services.front.client_address(request);
  const auto arrival = services.sign_in->finish(back);

  // What the browser kept is good for one return, however that ends; one that has to wait may come again.
  const auto once = [&](Response response) {
    return with_own_cookie(services.front, request, std::move(response), kCookie, {}, std::chrono::seconds(0));
  };
  if (arrival) return once(with_session(services.front, request, redirect(arrival->return_path), arrival->opened));
  const auth::DiscordProblem& problem = arrival.error();
  if (problem.refusal == auth::DiscordRefusal::too_many_attempts) {
    return std::unexpected(auth::SignInLimit::too_many(problem.retry_after));
  }
  return once(redirect(page_of(problem)));
}

}  // namespace

void add_discord_routes(Router& router, DiscordServices services) {
  router.add<>("GET", "/api/v1/sign-in", [services](Call& call) { return ways(services, call); });
  router.add<>("GET", "/api/v1/sign-in/discord", [services](Call& call) { return leave(services, call); });
  router.add<>("GET", kCallback, Lane::outgoing, [services](Call& call) { return arrive(services, call); });
}

}  // namespace draftwire::http
