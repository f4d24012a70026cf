#include "roster/import_plan.hpp"

namespace draftwire::roster {
namespace {

ChangedPerson change_of(const Row& row) {
  ChangedPerson change{row.line, *row.player_id, {}, {}, {}, {}};
  if (row.before->name) change.name = row.name;
  if (row.before->mmr) change.mmr = row.mmr;
  if (row.before->positions) change.positions = row.positions;
  if (row.before->discord_id) change.discord_id = row.discord_id;
  return change;
}

}  // namespace

std::expected<ImportPlan, Stopped> import_plan(const Preview& preview) {
  Stopped stopped{preview.needs, {}};
  ImportPlan plan;
  for (const Row& row : preview.rows) {
    if (row.is_left_out) continue;
    if (row.status == Status::bad || row.status == Status::unrated) {
      stopped.errors.insert(stopped.errors.end(), row.errors.begin(), row.errors.end());
    } else if (row.status == Status::fresh) {
      plan.inserts.push_back({row.line, row.name, row.mmr.value_or(0), row.positions, row.discord_id});
    } else if (row.status == Status::update) {
      plan.updates.push_back(change_of(row));
    }
  }
  if (!stopped.needs.empty() || !stopped.errors.empty()) return std::unexpected(std::move(stopped));
  return plan;
}

}  // namespace draftwire::roster
