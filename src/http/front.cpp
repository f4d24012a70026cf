#include "http/front.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"

namespace draftwire::http {
namespace {

bool is_host(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

}  // namespace

Front::Front(std::string public_url, auth::TrustedProxies proxies)
    : public_url_(std::move(public_url)), proxies_(std::move(proxies)) {}

std::string_view Front::client_address(const Request& request) const {
  return auth::client_address(proxies_, request.remote_address, request.last_header("X-Forwarded-For"));
}

std::optional<std::string> Front::limited_address(const Request& request) const {
  return auth::limited_address(proxies_, request.remote_address, request.last_header("X-Forwarded-For"));
}

bool Front::is_behind_tls(const Request& request) const {
  if (!public_url_.empty()) return is_always_behind_tls();
  return proxies_.contains(request.remote_address) && request.header_count("X-Forwarded-Proto") == 1 &&
         is_same_word(request.header("X-Forwarded-Proto"), "https");
}

std::string Front::origin(const Request& request) const {
  if (!public_url_.empty()) return public_url_;
  const std::string_view host = request.host();
  const std::string_view scheme = is_behind_tls(request) ? "https://" : "http://";
  return std::string(scheme) + (is_host(host) ? std::string(host) : "localhost");
}

}  // namespace draftwire::http
