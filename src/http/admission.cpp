#include "http/admission.hpp"

#include <optional>
#include <utility>
#include <variant>

#include "app/access.hpp"
#include "app/channel.hpp"
#include "app/problems.hpp"

namespace draftwire::http {
namespace {

using wire::Problem;
using wire::ProblemCode;

struct UnknownProblem {
  Problem operator()(auto id) const { return app::unknown(id); }
  Problem operator()(RestoredId id) const { return app::unknown(id.tournament); }
};

Problem unknown(const Named& named) {
  return std::visit(UnknownProblem(), named);
}

// As much of a tournament as `who` may know of.
struct TournamentOf {
  const app::ReadTransaction& tx;
  const app::Identity& who;

  std::optional<app::Tournament> operator()(auto id) const { return app::tournament_of(tx, id); }
  std::optional<app::Tournament> operator()(RestoredId id) const {
    return app::tournament_to_restore(tx, id.tournament, who);
  }
};

// What is remembered of it; nothing of players.
std::optional<app::Channel> channel_of(const Named& named) {
  if (const auto* id = std::get_if<domain::TournamentId>(&named)) return app::Channel::of(*id);
  if (const auto* id = std::get_if<domain::DraftId>(&named)) return app::Channel::of(*id);
  if (const auto* restored = std::get_if<RestoredId>(&named)) return app::Channel::of(restored->tournament);
  return std::nullopt;
}

// The visibility of its tournament, when that is there and this one may see it.
std::optional<app::Visibility> seen_by(app::Store& store, const Named& named, const app::Identity& who) {
  return store.read([&](const app::ReadTransaction& tx) -> std::optional<app::Visibility> {
    const auto tournament = std::visit(TournamentOf{tx, who}, named);
    if (!tournament || !app::may_see(tx, *tournament, who)) return std::nullopt;
    return tournament->visibility;
  });
}

Answer answer_to_people(const Router::Match& route, Call& call) {
  Answer answer = route(call);
  if (!answer) return answer;
  std::erase_if(answer->headers, [](const auto& header) { return header.first == "Cache-Control"; });
  answer->headers.emplace_back("Cache-Control", "private, no-store");
  return answer;
}

Answer answer_to_all(app::Store& store, const Router::Match& route, const Named& named, Call& call) {
  Answer answer = route(call);
  const bool may_be_unknown = !answer && answer.error().code != ProblemCode::not_found;
  if (may_be_unknown && !seen_by(store, named, app::Identity::system())) return std::unexpected(unknown(named));
  return answer;
}

}  // namespace

Answer admit(app::Store& store, app::Privacy& privacy, Call& call, const Router::Match& route) {
  if (!route.named) return route(call);
  const Named& named = *route.named;
  const auto channel = channel_of(named);
  if (channel && privacy.is_public(*channel)) return answer_to_all(store, route, named, call);
  const auto visibility = seen_by(store, named, call.who());
  if (!visibility) return std::unexpected(unknown(named));
  if (*visibility == app::Visibility::private_to_its_people) return answer_to_people(route, call);
  if (channel) privacy.learn(*channel);
  return answer_to_all(store, route, named, call);
}

}  // namespace draftwire::http
