#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "app/draft_service.hpp"
#include "app/store.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

// A draft as it leaves the system: its state and the whole log that leads there.
struct DraftExport {
  DraftView view;
  std::vector<domain::Event> events;
};

// Blocks on the store: worker threads only.
std::expected<DraftExport, wire::Problem> export_draft(Store& store, DraftService& drafts, domain::DraftId id);

// The teams as CSV (RFC 4180): team, role, player, mmr, round. A cell that a spreadsheet would take for a formula
// gets an apostrophe in front. Pure.
std::string teams_csv(const domain::State& state);

}  // namespace draftwire::app
