#pragma once

#include "domain/ids.hpp"
#include "wire/problem.hpp"

// What is said alike wherever it has to be said. Any thread.
namespace draftwire::app {

// Also of what is there, to those who may not see it.
wire::Problem unknown(domain::TournamentId id);
wire::Problem unknown(domain::DraftId id);
wire::Problem unknown(domain::PlayerId id);

wire::Problem not_signed_in();

}  // namespace draftwire::app
