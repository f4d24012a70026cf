#include "http/router.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace draftwire::http {
namespace {

constexpr std::string_view kId = "{}";

// Ids have one spelling, so that every thing has one address.
std::optional<std::int64_t> id_from(std::string_view text) {
  std::int64_t id = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || stopped != text.data() + text.size() || id < 1 || text.front() == '0')
    return std::nullopt;
  return id;
}

std::optional<std::vector<std::int64_t>> ids_in(const std::vector<std::string>& pattern,
                                                const std::vector<std::string>& path) {
  if (pattern.size() != path.size()) return std::nullopt;
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != kId) {
      if (pattern[i] != path[i]) return std::nullopt;
      continue;
    }
    const auto id = id_from(path[i]);
    if (!id) return std::nullopt;
    ids.push_back(*id);
  }
  return ids;
}

}  // namespace

std::variant<Router::Match, Router::OtherMethods, Router::NoSuchPath> Router::find(std::string_view method,
                                                                                   const Target& target) const {
  if (!target.segments) return NoSuchPath{};
  for (const Route& route : routes_) {
    auto ids = ids_in(route.segments, *target.segments);
    if (!ids) continue;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    const auto way = std::ranges::find(route.ways, wanted, &Way::method);
    if (way != route.ways.end()) return Match{&way->action, *ids, way->named_by(*ids), &way->lane_of};
    OtherMethods others;
    for (const Way& known : route.ways) others.allow += known.method == "GET" ? "GET, HEAD, " : known.method + ", ";
    others.allow += "OPTIONS";
    return others;
  }
  return NoSuchPath{};
}

void Router::add_way(std::string_view pattern, [[maybe_unused]] std::size_t ids, Way way) {
  std::vector<std::string> segments;
  for (std::string_view rest = pattern.substr(1);;) {
    const auto slash = rest.find('/');
    segments.emplace_back(rest.substr(0, slash));
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  assert(static_cast<std::size_t>(std::ranges::count(segments, kId)) == ids);
  auto route = std::ranges::find(routes_, segments, &Route::segments);
  if (route == routes_.end()) route = routes_.insert(route, Route{std::move(segments), {}});
  route->ways.push_back(std::move(way));
}

}  // namespace draftwire::http
