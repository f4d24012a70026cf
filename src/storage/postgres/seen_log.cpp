#include "storage/postgres/seen_log.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "storage/postgres/seen_log_file.hpp"

namespace draftwire::storage {

SeenLogMemory::SeenLogMemory() = default;
SeenLogMemory::~SeenLogMemory() = default;

void SeenLogMemory::keep_in(std::unique_ptr<SeenLogFile> file) {
  state_.lock()->file = std::move(file);
}

void SeenLogMemory::follow(const std::string& epoch) {
  auto state = state_.lock();
  if (state->epoch == epoch) return;
  state->epoch = epoch;
  state->journal = 0;
  state->by_move.clear();
  state->by_tournament.clear();
}

void SeenLogMemory::saw(const std::string& epoch, std::int64_t journal, std::span<const SeenHead> heads) {
  auto state = state_.lock();
  if (state->epoch != epoch) return;
  bool is_news = journal > state->journal;
  state->journal = std::max(state->journal, journal);
  for (const SeenHead& head : heads) is_news |= take_in(*state, head);
  if (is_news && state->file != nullptr) state->file->store(log_of(*state, SeenLogFile::kMaxHeads));
}

SeenLog SeenLogMemory::known() const {
  return log_of(*state_.lock(), kMaxHeads);
}

bool SeenLogMemory::take_in(State& state, const SeenHead& head) {
  const auto known = state.by_tournament.find(head.tournament);
  if (known == state.by_tournament.end()) {
    state.by_move.push_front(head);
    state.by_tournament.emplace(head.tournament, state.by_move.begin());
    if (state.by_move.size() > kMaxHeads) {
      state.by_tournament.erase(state.by_move.back().tournament);
      state.by_move.pop_back();
    }
    return true;
  }
  if (head.tournament_seq <= known->second->tournament_seq) return false;
  *known->second = head;
  state.by_move.splice(state.by_move.begin(), state.by_move, known->second);
  return true;
}

SeenLog SeenLogMemory::log_of(const State& state, std::size_t max_heads) {
  SeenLog log{state.epoch, state.journal, {}};
  std::ranges::copy(state.by_move | std::views::take(max_heads), std::back_inserter(log.heads));
  return log;
}

}  // namespace draftwire::storage
