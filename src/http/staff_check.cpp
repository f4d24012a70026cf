#include "http/staff_check.hpp"

#include "app/access.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"

namespace draftwire::http {
namespace {

using wire::Problem;

template <class Id>
std::optional<Problem> forbids(app::Store& store, Id id, const app::Identity& who) {
  if (who.is_anonymous()) return app::not_signed_in();
  return store.read([&](const app::ReadTransaction& tx) -> std::optional<Problem> {
    const auto tournament = app::tournament_of(tx, id);
    return tournament ? app::forbids_staff(tx, tournament->id, who) : app::unknown(id);
  });
}

}  // namespace

std::optional<Problem> forbids_staff_of(app::Store& store, domain::TournamentId id, const app::Identity& who) {
  return forbids(store, id, who);
}

std::optional<Problem> forbids_staff_of(app::Store& store, domain::DraftId id, const app::Identity& who) {
  return forbids(store, id, who);
}

std::optional<Problem> forbids_staff_of(app::Store& store, domain::PlayerId id, const app::Identity& who) {
  return forbids(store, id, who);
}

}  // namespace draftwire::http
