#include "auth/same_site.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace draftwire::auth {
namespace {

struct Origin {
  std::string scheme;
  std::string authority;  // without the scheme's default port

  bool operator==(const Origin&) const = default;
};

std::string without_default_port(std::string authority, std::string_view scheme) {
  const std::string_view port = scheme == "https" ? ":443" : ":80";
  if (authority.ends_with(port)) authority.resize(authority.size() - port.size());
  return authority;
}

// Nothing for what is not `scheme://host[:port]` (a longer URL is cut there): "null" above all.
std::optional<Origin> origin_of(std::string_view url) {
  const auto mark = url.find("://");
  if (mark == std::string_view::npos) return std::nullopt;
  Origin origin{lower(url.substr(0, mark)), {}};
  if (origin.scheme != "http" && origin.scheme != "https") return std::nullopt;
  const std::string_view rest = url.substr(mark + 3);
  origin.authority = without_default_port(lower(rest.substr(0, rest.find('/'))), origin.scheme);
  if (origin.authority.empty()) return std::nullopt;
  return origin;
}

bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

bool is_own(const std::optional<Origin>& given, std::string_view host, std::string_view public_url) {
  if (!given) return false;
  // A proxy may speak https in front of us: the scheme is the browser's matter, the host is ours.
  if (!host.empty() && given->authority == without_default_port(lower(host), given->scheme)) return true;
  return given == origin_of(public_url);
}

wire::Problem cross_site() {
  return {wire::ProblemCode::cross_site, "A request that changes something must come from this site's own pages."};
}

}  // namespace

bool is_own_origin(std::string_view origin, std::string_view host, std::string_view public_url) {
  return is_own(origin_of(origin), host, public_url);
}

bool is_listed_origin(std::string_view origin, std::span<const std::string> allowed) {
  const auto given = origin_of(origin);
  return given && std::ranges::any_of(allowed, [&](const std::string& known) { return given == origin_of(known); });
}

std::optional<wire::Problem> forbids_cross_site(const RequestSource& source, std::string_view public_url) {
  if (is_safe(source.method)) return std::nullopt;
  const auto given = origin_of(source.origin);
  const std::string site = lower(source.sec_fetch_site);
  if (site == "cross-site") return cross_site();
  if (!source.origin.empty()) {
    if (is_own(given, source.host, public_url)) return std::nullopt;
    return cross_site();
  }
  // Without an Origin, a browser of our own pages still says same-origin, and a person's own click none.
  if (site.empty() || site == "same-origin" || site == "none") return std::nullopt;
  return cross_site();
}

}  // namespace draftwire::auth
