#include "app/attendance.hpp"

#include <algorithm>

namespace draftwire::app {

Attendance::Presence::~Presence() {
  attendance_.keep(draft_, [this](const Entry& entry) { return entry.connection != connection_; });
}

std::shared_ptr<Attendance::Presence> Attendance::arrive(domain::DraftId draft, std::span<const domain::TeamId> teams) {
  if (teams.empty()) return nullptr;
  const std::uint64_t connection = ++last_connection_;
  auto presence = std::make_shared<Presence>(*this, draft, connection);
  auto entries = entries_.lock();
  for (const domain::TeamId team : teams) (*entries)[draft].push_back({connection, team});
  ++version_;
  return presence;
}

void Attendance::dismiss(domain::DraftId draft, domain::TeamId team) {
  keep(draft, [team](const Entry& entry) { return entry.team != team; });
}

template <class IsKept>
void Attendance::keep(domain::DraftId draft, IsKept is_kept) {
  auto entries = entries_.lock();
  const auto found = entries->find(draft);
  if (found == entries->end()) return;
  std::erase_if(found->second, [&](const Entry& entry) { return !is_kept(entry); });
  if (found->second.empty()) entries->erase(found);
  ++version_;
}

std::vector<domain::TeamId> Attendance::here(domain::DraftId draft) {
  std::vector<domain::TeamId> teams;
  {
    auto entries = entries_.lock();
    const auto found = entries->find(draft);
    if (found == entries->end()) return teams;
    for (const Entry& entry : found->second) teams.push_back(entry.team);
  }
  std::ranges::sort(teams);
  const auto repeated = std::ranges::unique(teams);
  teams.erase(repeated.begin(), repeated.end());
  return teams;
}

}  // namespace draftwire::app
