#include "http/operator_warnings.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"

namespace draftwire::http {
namespace {

// What clients do not send by themselves and proxies do.
constexpr std::array<std::string_view, 6> kProxyHeaders{
    "Via", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server"};

// Of a `Host`: whether a client on this machine asked for this machine.
bool is_this_machine(std::string_view host) {
  if (host.starts_with('[')) return host.starts_with("[::1]");
  const std::string name = lower(host.substr(0, host.find(':')));
  return name.empty() || name == "localhost" || name.ends_with(".localhost") || name.starts_with("127.");
}

bool looks_forwarded(const Request& request) {
  return !is_this_machine(request.host()) ||
         std::ranges::any_of(kProxyHeaders, [&](std::string_view name) { return request.header_count(name) > 0; });
}

}  // namespace

void OperatorWarnings::refused(std::string_view origin, std::string_view host, const auth::SiteNames& names) {
  const std::string pair = fmt::format("{} {}", printable(origin), printable(host));
  const auto now = RateLimit::Clock::now();
  if (pairs_.take(pair, now) || lines_.take({}, now)) return;
  spdlog::warn(
      "refused a request of origin {} for host {}: --public-url is {}. If people use this server by that name, set "
      "--public-url to the address in their browsers, and have the proxy pass their Host on; an origin that may read "
      "and "
      "watch here is named by --allow-origin",
      origin.empty() ? "(none)" : printable(origin), host.empty() ? "(none)" : printable(host),
      names.public_url.empty() ? "not set" : names.public_url);
}

void OperatorWarnings::look_for_silent_proxy(const Request& request, const auth::TrustedProxies& proxies) {
  if (is_silent_proxy_told_.load(std::memory_order_relaxed)) return;
  if (!proxies.contains(request.remote_address) || request.header_count("X-Forwarded-For") > 0) return;
  if (!looks_forwarded(request) || is_silent_proxy_told_.exchange(true)) return;
  spdlog::warn(
      "a request for host {} came through {} without X-Forwarded-For: if that is a proxy, everybody behind it counts "
      "as "
      "the proxy, and nobody is limited. Have it set X-Forwarded-For to the client's address, or send the PROXY "
      "protocol "
      "(--proxy-protocol)",
      printable(request.host()), request.remote_address);
}

}  // namespace draftwire::http
