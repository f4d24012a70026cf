#include "app/state_cache.hpp"

#include <algorithm>

namespace draftwire::app {
namespace {

constexpr int kEventsPerRead = 500;

// The set-up that the log itself froze, or the tables' while nothing has happened yet.
domain::Setup base_setup(const ReadTransaction& tx, const DraftRecord& record) {
  if (record.seq == 0) return tx.drafts().setup(record.id);
  const auto first = tx.log().after(record.id, 0, 1);
  if (!first.empty()) {
    if (const auto* started = std::get_if<domain::DraftStarted>(&first.front().body)) return started->setup;
    if (const auto* aborted = std::get_if<domain::DraftAborted>(&first.front().body); aborted && aborted->setup) {
      return *aborted->setup;
    }
  }
  throw StoreError("the log of draft " + std::to_string(record.id.value) + " does not begin with its set-up");
}

}  // namespace

domain::State fold_to(const ReadTransaction& tx, const DraftRecord& record, domain::Seq seq) {
  domain::State state =
      domain::pending_state(record.id, record.tournament_id, base_setup(tx, record), record.created_at);
  fold_on(tx, state, seq);
  return state;
}

void fold_on(const ReadTransaction& tx, domain::State& state, domain::Seq seq) {
  while (state.seq < seq) {
    const auto wanted = static_cast<int>(std::min<domain::Seq>(kEventsPerRead, seq - state.seq));
    const auto events = tx.log().after(state.id, state.seq, wanted);
    if (events.empty()) {
      throw StoreError("the log of draft " + std::to_string(state.id.value) + " ends before its recorded head");
    }
    for (const domain::Event& event : events) domain::apply(state, event);
  }
}

std::shared_ptr<const domain::State> StateCache::at_head(const ReadTransaction& tx, domain::DraftId id) {
  const auto record = tx.drafts().find(id);
  if (!record) return nullptr;
  if (record->seq > 0) {
    auto cached = find(tx.epoch(), id, record->seq);
    if (cached != nullptr && cached->seq == record->seq) return cached;
    if (cached != nullptr) {
      auto state = std::make_shared<domain::State>(*cached);
      fold_on(tx, *state, record->seq);
      return state;
    }
  }
  return std::make_shared<const domain::State>(fold_to(tx, *record, record->seq));
}

void StateCache::remember(const std::string& epoch, std::shared_ptr<const domain::State> state) {
  if (state->seq == 0) return;
  auto entries = entries_.lock();
  const auto known = entries->by_id.find(state->id);
  if (known != entries->by_id.end()) {
    Entry& entry = *known->second;
    if (entry.epoch != epoch) {
      entry = {epoch, std::move(state), nullptr};
    } else if (entry.state->seq < state->seq) {
      entry = {epoch, std::move(state), std::move(entry.state)};
    }
    entries->by_use.splice(entries->by_use.begin(), entries->by_use, known->second);
    return;
  }
  entries->by_use.push_front({epoch, std::move(state), nullptr});
  entries->by_id.emplace(entries->by_use.front().state->id, entries->by_use.begin());
  if (entries->by_use.size() > capacity_) {
    entries->by_id.erase(entries->by_use.back().state->id);
    entries->by_use.pop_back();
  }
}

void StateCache::forget(domain::DraftId id) {
  auto entries = entries_.lock();
  const auto known = entries->by_id.find(id);
  if (known == entries->by_id.end()) return;
  entries->by_use.erase(known->second);
  entries->by_id.erase(known);
}

std::shared_ptr<const domain::State> StateCache::find(const std::string& epoch, domain::DraftId id, domain::Seq seq) {
  auto entries = entries_.lock();
  const auto known = entries->by_id.find(id);
  if (known == entries->by_id.end() || known->second->epoch != epoch) return nullptr;
  entries->by_use.splice(entries->by_use.begin(), entries->by_use, known->second);
  const Entry& entry = *known->second;
  if (entry.state->seq <= seq) return entry.state;
  return entry.before != nullptr && entry.before->seq <= seq ? entry.before : nullptr;
}

}  // namespace draftwire::app
