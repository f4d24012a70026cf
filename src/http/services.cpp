#include "http/services.hpp"

#include <algorithm>

#include "app/access.hpp"
#include "app/problems.hpp"
#include "base/ascii.hpp"

namespace draftwire::http {
namespace {

using wire::Problem;

template <class Id>
std::optional<Problem> forbids(Services& services, Id id, const app::Identity& who) {
  if (who.is_nobody()) return app::not_signed_in();
  return services.store.read([&](const app::ReadTransaction& tx) -> std::optional<Problem> {
    const auto tournament = app::tournament_of(tx, id);
    return tournament ? app::forbids_staff(tx, tournament->id, who) : app::unknown(id);
  });
}

bool is_host(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<Problem> forbids_staff_of(Services& services, domain::TournamentId id, const app::Identity& who) {
  return forbids(services, id, who);
}

std::optional<Problem> forbids_staff_of(Services& services, domain::DraftId id, const app::Identity& who) {
  return forbids(services, id, who);
}

std::optional<Problem> forbids_staff_of(Services& services, domain::PlayerId id, const app::Identity& who) {
  return forbids(services, id, who);
}

std::string_view client_address(const Services& services, const Request& request) {
  return auth::client_address(services.proxies, request.remote_address, request.last_header("X-Forwarded-For"));
}

bool is_behind_tls(const Services& services, const Request& request) {
  if (!services.public_url.empty()) return services.public_url.starts_with("https://");
  return services.proxies.contains(request.remote_address) && request.header_count("X-Forwarded-Proto") == 1 &&
         is_same_word(request.header("X-Forwarded-Proto"), "https");
}

std::string site_of(const Services& services, const Request& request) {
  if (!services.public_url.empty()) return services.public_url;
  const std::string_view host = request.host();
  const std::string_view scheme = is_behind_tls(services, request) ? "https://" : "http://";
  return std::string(scheme) + (is_host(host) ? std::string(host) : "localhost");
}

}  // namespace draftwire::http
