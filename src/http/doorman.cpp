#include "http/doorman.hpp"

#include <utility>

#include "http/problem_table.hpp"

namespace draftwire::http {
namespace {

Response plain(int status, std::string_view type, std::string text) {
  Response response;
  response.status = status;
  response.headers = {
      {"Content-Type", std::string(type)}, {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
  if (status == 503) response.headers.emplace_back("Retry-After", "2");
  response.body = std::move(text);
  return response;
}

wire::Problem waits_for_its_database() {
  return {wire::ProblemCode::unavailable, "The server waits for its database. Try again in a moment."};
}

}  // namespace

std::optional<Lane> Doorman::lane_of(const Request& request) const {
  const ServerHandler* const product = product_;
  if (product != nullptr) return product->lane_of(request);
  return request.target.is("metrics") ? std::optional(Lane::read) : std::nullopt;
}

Response Doorman::handle_now(const Request& request) {
  ServerHandler* const product = product_;
  // It may have opened since the request was found to be answered at once.
  const bool may_ask = product != nullptr && !product->lane_of(request);
  return may_ask ? product->handle_now(request) : answer_alone(request);
}

Response Doorman::handle(const Request& request) {
  ServerHandler* const product = product_;
  return product == nullptr ? answer_alone(request) : product->handle(request);
}

bool Doorman::is_open_to_all(app::Channel channel) const {
  const ServerHandler* const product = product_;
  return product != nullptr && product->is_open_to_all(channel);
}

Permit Doorman::admit(std::string_view cookies, app::Channel channel, std::function<void(app::AccessChange)> turn_out) {
  ServerHandler* const product = product_;
  if (product == nullptr) return {.verdict = Permit::Verdict::unavailable};
  return product->admit(cookies, channel, std::move(turn_out));
}

Response Doorman::refuse(int status, std::string_view detail) {
  ServerHandler* const product = product_;
  if (product != nullptr) return product->refuse(status, detail);
  return problem_response({problem_code_of(status), std::string(detail)}, status);
}

std::expected<OriginTrust, wire::Problem> Doorman::trust_in(const Request& handshake) {
  ServerHandler* const product = product_;
  if (product == nullptr) return std::unexpected(waits_for_its_database());
  return product->trust_in(handshake);
}

Response Doorman::answer_alone(const Request& request) {
  constexpr std::string_view kText = "text/plain; charset=utf-8";
  const Target& target = request.target;
  if (target.is("healthz")) return plain(200, kText, "alive\n");
  if (target.is("metrics")) return plain(200, "text/plain; version=0.0.4; charset=utf-8", metrics_.text());
  if (target.top == "api") {
    return problem_response(waits_for_its_database());
  }
  return plain(503, kText, "The server waits for its database. Try again in a moment.\n");
}

}  // namespace draftwire::http
