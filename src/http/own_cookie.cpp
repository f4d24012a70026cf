#include "http/own_cookie.hpp"

#include <string>
#include <utility>

#include "http/cookie.hpp"

namespace draftwire::http {
namespace {

// RFC 6265bis §4.1.3.2: taken by browsers only with Secure, Path=/ and no Domain.
constexpr std::string_view kSecurePrefix = "__Host-";

}  // namespace

std::string_view own_cookie(const Front& front, std::string_view cookies, std::string_view name) {
  const std::string_view secure = cookie(cookies, std::string(kSecurePrefix).append(name));
  if (!secure.empty() || front.is_always_behind_tls()) return secure;
  return cookie(cookies, name);
}

Response with_own_cookie(const Front& front, const Request& request, Response response, std::string_view name,
                         std::string_view value, std::chrono::seconds max_age) {
  const bool is_secure = front.is_behind_tls(request);
  std::string text(is_secure ? kSecurePrefix : "");
  text.append(name).append("=").append(value).append("; HttpOnly; SameSite=Lax; Path=/; Max-Age=");
  text += std::to_string(max_age.count());
  if (is_secure) text += "; Secure";
  response.headers.emplace_back("Set-Cookie", std::move(text));
  return response;
}

}  // namespace draftwire::http
