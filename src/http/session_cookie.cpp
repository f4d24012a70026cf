#include "http/session_cookie.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "http/cookie.hpp"

namespace draftwire::http {
namespace {

constexpr std::string_view kPlainName = "draftwire_session";
// RFC 6265bis §4.1.3.2: taken by browsers only with Secure, Path=/ and no Domain.
constexpr std::string_view kSecureName = "__Host-draftwire_session";

Response with_cookie(const Services& services, const Request& request, Response response, std::string_view session_id,
                     std::chrono::seconds max_age) {
  const bool is_secure = is_behind_tls(services, request);
  std::string text(is_secure ? kSecureName : kPlainName);
  text.append("=").append(session_id).append("; HttpOnly; SameSite=Lax; Path=/; Max-Age=");
  text += std::to_string(max_age.count());
  if (is_secure) text += "; Secure";
  response.headers.emplace_back("Set-Cookie", std::move(text));
  return response;
}

}  // namespace

std::string_view session_id_in(const Services& services, std::string_view cookies) {
  const std::string_view secure = cookie(cookies, kSecureName);
  if (!secure.empty() || services.public_url.starts_with("https://")) return secure;
  return cookie(cookies, kPlainName);
}

Response with_session(const Services& services, const Request& request, Response response,
                      const auth::OpenedSession& opened) {
  return with_cookie(services, request, std::move(response), opened.session_id, auth::Sessions::kLifetime);
}

Response without_session(const Services& services, const Request& request, Response response) {
  return with_cookie(services, request, std::move(response), {}, std::chrono::seconds(0));
}

}  // namespace draftwire::http
