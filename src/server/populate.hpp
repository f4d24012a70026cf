#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/clock.hpp"
#include "app/draft_service.hpp"
#include "app/store.hpp"

namespace draftwire::server {

// A tournament with one draft, as a scenario made it.
struct PopulatedDraft {
  domain::TournamentId tournament_id;
  domain::DraftId draft_id;
  std::vector<domain::PlayerId> captain_ids;
  std::vector<domain::PlayerId> player_ids;  // the whole roster, captains first
};

std::vector<std::string> populate_scenario_names();
bool is_populate_scenario(std::string_view name);

// Fills the store with a named scenario and returns what it made, as a JSON object's text. `drafts` must work on the
// same store. Precondition: is_populate_scenario(name).
std::string populate(app::Store& store, app::DraftService& drafts, app::Clock& clock, std::string_view name);

// A tournament with 4 captains of 5000 MMR, 16 more players and a pending shuffle draft whose first round must roll.
PopulatedDraft populate_equal_mmr(app::Store& store, app::DraftService& drafts, app::Clock& clock);

// A league of 8 captains and 40 invented players with a pending shuffle draft, for the demonstration.
PopulatedDraft populate_demo_league(app::Store& store, app::DraftService& drafts, app::Clock& clock);

// A further pending draft of the league's tournament, with the same captains.
domain::DraftId repeat_draft(app::DraftService& drafts, const PopulatedDraft& league);

}  // namespace draftwire::server
