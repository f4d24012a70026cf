#include "auth/same_site.hpp"

#include <algorithm>
#include <utility>

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

bool is_own(const std::optional<Origin>& given, std::string_view host, const SiteNames& names) {
  if (!given) return false;
  if (!names.public_url.empty()) return given == origin_of(names.public_url);
  // A proxy may speak https in front of us: the scheme is the browser's matter, the host is ours.
  return !host.empty() && given->authority == without_default_port(lower(host), given->scheme);
}

bool is_host_of(std::string_view host, std::string_view url) {
  const auto known = origin_of(url);
  return known && known->authority == without_default_port(lower(host), known->scheme);
}

// What the server takes for its own name.
std::string own_name(std::string_view host, const SiteNames& names) {
  return names.public_url.empty() ? "the host " + printable(host) + ", as the request says" : names.public_url;
}

wire::Problem cross_site(std::string_view what, std::string_view origin, std::string_view host,
                         const SiteNames& names) {
  std::string detail(what);
  detail += origin.empty() ? " This one came from another site" : " This one came from " + printable(origin);
  detail += ", and this server is " + own_name(host, names) + ".";
  return {wire::ProblemCode::cross_site, std::move(detail)};
}

}  // namespace

bool is_own_origin(std::string_view origin, std::string_view host, const SiteNames& names) {
  return is_own(origin_of(origin), host, names);
}

bool is_listed_origin(std::string_view origin, std::span<const std::string> allowed) {
  const auto given = origin_of(origin);
  return given && std::ranges::any_of(allowed, [&](const std::string& known) { return given == origin_of(known); });
}

std::optional<wire::Problem> forbids_host(std::string_view host, const SiteNames& names) {
  if (names.public_url.empty() || is_host_of(host, names.public_url)) return std::nullopt;
  if (std::ranges::any_of(names.allowed_origins, [&](const auto& known) { return is_host_of(host, known); })) {
    return std::nullopt;
  }
  return wire::Problem{wire::ProblemCode::foreign_host, "The request asks for the host " + printable(host) +
                                                            ", and this server is " + names.public_url + "."};
}

std::optional<wire::Problem> forbids_cross_site(const RequestSource& source, const SiteNames& names) {
  if (is_safe(source.method)) return std::nullopt;
  const auto refuse = [&] {
    return cross_site("A request that changes something must come from this site's own pages.", source.origin,
                      source.host, names);
  };
  const std::string site = lower(source.sec_fetch_site);
  if (site == "cross-site") return refuse();
  if (!source.origin.empty()) {
    if (is_own_origin(source.origin, source.host, names)) return std::nullopt;
    return refuse();
  }
  // Without an Origin, a browser of our own pages still says same-origin, and a person's own click none.
  if (site.empty() || site == "same-origin" || site == "none") return std::nullopt;
  return refuse();
}

wire::Problem foreign_channel(std::string_view origin, std::string_view host, const SiteNames& names) {
  return cross_site("A channel is opened by this site's own pages, and by those of a site that may watch here.", origin,
                    host, names);
}

}  // namespace draftwire::auth
