#include "app/past_states.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "app/state_cache.hpp"

namespace draftwire::app {
namespace {

std::string name_of(const std::string& epoch, domain::DraftId draft, domain::Seq seq) {
  return epoch + " " + std::to_string(draft.value) + " " + std::to_string(seq);
}

// About what a state takes in memory; texts of the usual length lie inside their strings.
std::size_t bytes_of(const domain::State& state) {
  std::size_t bytes = sizeof(state) + state.rounds.size() * sizeof(domain::Round);
  for (const domain::Player& player : state.players) {
    bytes += sizeof(player) + player.name.size() + player.positions.size() * sizeof(std::string);
  }
  for (const domain::Team& team : state.teams) {
    bytes += sizeof(team) + team.name.size() + team.player_ids.capacity() * sizeof(domain::PlayerId);
  }
  for (const domain::Round& round : state.rounds) {
    if (round.tie_roll) bytes += round.tie_roll->tied_captains.size() * 3 * sizeof(domain::TiedCaptain);
  }
  for (const auto& [tie, thrown] : state.thrown_dice) {
    bytes += sizeof(thrown) + tie.second.size() * 8 * sizeof(domain::TeamId);
    for (const auto& rolls : thrown.roll_rounds)
      bytes += sizeof(std::vector<domain::Roll>) + rolls.size() * sizeof(domain::Roll);
  }
  return bytes;
}

}  // namespace

std::shared_ptr<const domain::State> PastStates::at(const ReadTransaction& tx, const DraftRecord& record,
                                                    domain::Seq seq) {
  const std::string& epoch = tx.epoch();
  std::shared_ptr<const domain::State> nearest;
  for (domain::Seq mark = seq - seq % kStride; mark > 0 && nearest == nullptr; mark -= kStride) {
    nearest = kept_.find(name_of(epoch, record.id, mark));
  }
  if (nearest != nullptr && nearest->seq == seq) return nearest;
  domain::State state = nearest != nullptr ? *nearest : fold_to(tx, record, 0);
  while (state.seq < seq) {
    const domain::Seq next_mark = state.seq - state.seq % kStride + kStride;
    fold_on(tx, state, std::min(next_mark, seq));
    if (state.seq == next_mark) {
      auto mark = std::make_shared<const domain::State>(state);
      const std::size_t bytes = bytes_of(*mark);
      kept_.keep(name_of(epoch, record.id, state.seq), std::move(mark), bytes);
    }
  }
  return std::make_shared<const domain::State>(std::move(state));
}

}  // namespace draftwire::app
