#include "http/services.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace draftwire::http {
namespace {

using wire::Problem;
using wire::ProblemCode;

Problem not_signed_in() {
  return {ProblemCode::not_signed_in, "Sign in first."};
}

Problem unknown(std::string_view what, std::int64_t id) {
  return {ProblemCode::not_found, "There is no " + std::string(what) + " " + std::to_string(id) + "."};
}

// The tournament that decides; nothing when there is no such thing.
using TournamentOf = std::function<std::optional<domain::TournamentId>(app::StoreReader&)>;

std::optional<Problem> forbids(Services& services, const app::Identity& who, const TournamentOf& tournament_of,
                               Problem not_found) {
  if (who.is_nobody()) return not_signed_in();
  std::optional<Problem> problem;
  services.store.read([&](app::StoreReader& reader) {
    const auto tournament = tournament_of(reader);
    problem = tournament ? app::forbids_staff(reader, *tournament, who) : std::move(not_found);
  });
  return problem;
}

bool is_host(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<Problem> forbids_staff_of(Services& services, domain::TournamentId id, const app::Identity& who) {
  return forbids(
      services, who,
      [id](app::StoreReader& reader) -> std::optional<domain::TournamentId> {
        if (!reader.tournament(id)) return std::nullopt;
        return id;
      },
      unknown("tournament", id.value));
}

std::optional<Problem> forbids_staff_of(Services& services, domain::DraftId id, const app::Identity& who) {
  return forbids(
      services, who,
      [id](app::StoreReader& reader) -> std::optional<domain::TournamentId> {
        const auto draft = reader.draft(id);
        if (!draft) return std::nullopt;
        return draft->tournament_id;
      },
      unknown("draft", id.value));
}

std::optional<Problem> forbids_staff_of(Services& services, domain::PlayerId id, const app::Identity& who) {
  return forbids(
      services, who,
      [id](app::StoreReader& reader) -> std::optional<domain::TournamentId> {
        const auto player = reader.player(id);
        if (!player) return std::nullopt;
        return player->tournament_id;
      },
      unknown("player", id.value));
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
  const std::string_view host = request.header("Host");
  const std::string_view scheme = is_behind_tls(services, request) ? "https://" : "http://";
  return std::string(scheme) + (is_host(host) ? std::string(host) : "localhost");
}

}  // namespace draftwire::http
