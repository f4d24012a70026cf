#include "http/session_routes.hpp"

#include <string>

#include "app/names.hpp"
#include "http/answers.hpp"
#include "http/resource_json.hpp"
#include "http/session_cookie.hpp"

namespace draftwire::http {
namespace {

constexpr std::size_t kMaxPassword = 1024;

Answer who_am_i(Call& call) {
  return json_response(200, session_json(call.who()));
}

Answer sign_in(const SessionServices& services, Call& call) {
  const auto attempt = call.read_body([&](wire::FieldReader& fields) {
    auth::SignInAttempt read;
    read.username = fields.text("username", wire::of_length(1, app::kMaxNameLength));
    read.password = fields.text("password", wire::of_length(1, kMaxPassword));
    read.address = call.address();
    read.session_id = call.session_id();
    return read;
  });
  if (!attempt) return std::unexpected(attempt.error());
  const auto opened = services.sign_in.sign_in(*attempt);
  if (!opened) return std::unexpected(opened.error());
  return with_session(services.front, call.request(),
                      json_response(200, {{"account", to_json(*opened->identity.account)}}), *opened);
}

Answer sign_out(const SessionServices& services, Call& call) {
  services.sessions.close(call.session_id(), call.who());
  return without_session(services.front, call.request(), empty_response());
}

Answer take_seat(const SessionServices& services, Call& call) {
  const auto token = read_token(call);
  if (!token) return std::unexpected(token.error());
  const std::string_view address = call.address();
  if (const auto wait = services.limit.begin_by_link(address)) {
    return std::unexpected(auth::SignInLimit::too_many(*wait));
  }
  const auto opened = services.seats.sign_in(*token, call.session_id(), call.who());
  if (!opened) return std::unexpected(opened.error());
  services.limit.succeeded_by_link(address);
  return with_session(services.front, call.request(), json_response(200, session_json(opened->identity)), *opened);
}

}  // namespace

void add_session_routes(Router& router, SessionServices services) {
  router.add<>("GET", "/api/v1/session", [](Call& call) { return who_am_i(call); });
  router.add<>("POST", "/api/v1/session", Lane::hashing, [services](Call& call) { return sign_in(services, call); });
  router.add<>("DELETE", "/api/v1/session", [services](Call& call) { return sign_out(services, call); });
  router.add<>("POST", "/api/v1/seat-session", [services](Call& call) { return take_seat(services, call); });
}

}  // namespace draftwire::http
