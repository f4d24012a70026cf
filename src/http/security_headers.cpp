#include "http/security_headers.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "auth/same_site.hpp"
#include "http/pages.hpp"
#include "http/secret_path.hpp"

namespace draftwire::http {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {}";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kAlways{{
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
}};

bool is_read(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

}  // namespace

SecurityHeaders::SecurityHeaders(const std::vector<std::string>& frame_origins, std::vector<std::string> read_origins)
    : policy_(fmt::format(kPolicy, "'none'")), read_origins_(std::move(read_origins)) {
  if (!frame_origins.empty()) room_policy_ = fmt::format(kPolicy, fmt::join(frame_origins, " "));
}

void SecurityHeaders::add_to(Response& response, const Request& request, bool is_behind_tls) const {
  const Target& target = request.target;
  const bool may_be_framed = !room_policy_.empty() && target.top == "drafts" && is_page(target);
  response.headers.emplace_back("Content-Security-Policy", may_be_framed ? room_policy_ : policy_);
  if (!may_be_framed) response.headers.emplace_back("X-Frame-Options", "DENY");
  response.headers.emplace_back("Referrer-Policy", has_token(target) ? "no-referrer" : "same-origin");
  for (const auto& [name, value] : kAlways) response.headers.emplace_back(name, value);
  if (is_behind_tls) response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  if (target.top == "api" && !read_origins_.empty()) add_cors(response, request);
}

void SecurityHeaders::add_cors(Response& response, const Request& request) const {
  response.headers.emplace_back("Vary", "Origin");
  const bool is_known =
      request.header_count("Origin") == 1 && auth::is_listed_origin(request.header("Origin"), read_origins_);
  if (!is_known || !is_read(request.method)) return;
  response.headers.emplace_back("Access-Control-Allow-Origin", request.header("Origin"));
  if (request.method == "OPTIONS") {
    response.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD");
    response.headers.emplace_back("Access-Control-Allow-Headers", "If-None-Match");
    response.headers.emplace_back("Access-Control-Max-Age", "600");
  } else {
    response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
  }
}

}  // namespace draftwire::http
