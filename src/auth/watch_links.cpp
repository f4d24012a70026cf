#include "auth/watch_links.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "app/audit.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"

namespace draftwire::auth {
namespace {

wire::Problem opens_nothing() {
  return {wire::ProblemCode::not_found, "This link opens no tournament, or a newer one has replaced it."};
}

}  // namespace

std::string WatchLinks::token_of(domain::TournamentId id, int generation) const {
  return tokens_.token(std::array{id.value}, generation);
}

std::optional<app::WatchPass> WatchLinks::pass_for(const app::ReadTransaction& tx, std::string_view token) const {
  const auto claim = LinkTokens::claim(token, 1);
  if (!claim) return std::nullopt;
  const auto tournament = tx.tournaments().find({claim->front()});
  if (!tournament || !tokens_.opens(token, *claim, tournament->link_generation)) return std::nullopt;
  return app::WatchPass{tournament->id, tournament->link_generation};
}

WatchLinks::Result<std::string> WatchLinks::token(domain::TournamentId id, const app::Identity& who) {
  return store_.read([&](const app::ReadTransaction& tx) -> Result<std::string> {
    const auto tournament = tx.tournaments().find(id);
    if (!tournament) return std::unexpected(app::unknown(id));
    if (auto problem = app::forbids_staff(tx, id, who)) return std::unexpected(std::move(*problem));
    return token_of(id, tournament->link_generation);
  });
}

WatchLinks::Result<std::string> WatchLinks::rotate(domain::TournamentId id, const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<std::string> {
    tx.lock(id);
    const auto tournament = tx.tournaments().find(id);
    if (!tournament) return std::unexpected(app::unknown(id));
    if (auto problem = app::forbids_staff(tx, id, who)) return std::unexpected(std::move(*problem));
    app::note(tx, who, clock_.now(), {.action = "watch_link_rotated", .subject = tournament->name});
    return token_of(id, tx.people().rotate_watch_link(id));
  });
}

WatchLinks::Result<OpenedWatch> WatchLinks::open(const WatchAttempt& attempt) {
  if (const auto wait = limit_.begin_by_link(attempt.address)) return std::unexpected(SignInLimit::too_many(*wait));
  // Guesses are settled without the one writer that picks need.
  const auto pass_in = [&](const app::ReadTransaction& tx) { return pass_for(tx, attempt.token); };
  const auto guessed = store_.read(pass_in);
  if (!guessed) return std::unexpected(opens_nothing());

  auto result = store_.write([&](app::WriteTransaction& tx) -> Result<OpenedWatch> {
    const auto now = clock_.now();
    tx.lock(guessed->tournament_id);
    const auto pass = pass_in(tx);
    if (!pass) return std::unexpected(opens_nothing());
    Sessions::lock(tx, attempt.session_id);
    app::Session session = Sessions::find(tx, attempt.session_id, now).value_or(app::Session{});
    std::erase_if(session.passes,
                  [&](const app::WatchPass& known) { return known.tournament_id == pass->tournament_id; });
    session.passes.push_back(*pass);
    return OpenedWatch{pass->tournament_id, Sessions::replace(tx, attempt.session_id, std::move(session), now)};
  });
  if (result) limit_.succeeded_by_link(attempt.address);
  return result;
}

}  // namespace draftwire::auth
