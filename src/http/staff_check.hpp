#pragma once

#include <optional>

#include "app/identity.hpp"
#include "app/store.hpp"
#include "domain/ids.hpp"
#include "wire/problem.hpp"

namespace draftwire::http {

// Staff's routes ask this before they look at the body. Nothing: go on.
std::optional<wire::Problem> forbids_staff_of(app::Store& store, domain::TournamentId id, const app::Identity& who);
std::optional<wire::Problem> forbids_staff_of(app::Store& store, domain::DraftId id, const app::Identity& who);
std::optional<wire::Problem> forbids_staff_of(app::Store& store, domain::PlayerId id, const app::Identity& who);

}  // namespace draftwire::http
