#include "app/draft_lister.hpp"

#include <utility>

namespace draftwire::app {

std::vector<ListedDraft> DraftLister::list(std::vector<DraftRecord> drafts) {
  std::vector<ListedDraft> listed;
  listed.reserve(drafts.size());
  for (DraftRecord& draft : drafts) {
    auto progress = progress_of(draft);
    listed.push_back({std::move(draft), std::move(progress)});
  }
  return listed;
}

std::optional<DraftProgress> DraftLister::progress_of(const DraftRecord& draft) {
  if (draft.status != domain::Status::active || told_ == kProgressTold) return std::nullopt;
  ++told_;
  const auto state = cache_.at_head(tx_, draft.id);
  if (state == nullptr || !state->on_clock) return std::nullopt;
  const domain::Player* captain = domain::find_player(*state, state->on_clock->captain_id);
  if (captain == nullptr) return std::nullopt;
  return DraftProgress{.round = state->on_clock->round,
                       .round_count = static_cast<int>(state->rounds.size()),
                       .captain_id = captain->id,
                       .captain_name = captain->name,
                       .viewers = viewers_ == nullptr ? 0 : viewers_->viewers(Channel::of(draft.id))};
}

}  // namespace draftwire::app
