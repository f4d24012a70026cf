#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "app/announcer.hpp"
#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/state_cache.hpp"
#include "app/store.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

// A tournament with its drafts, newest first, as one asker sees it.
struct TournamentView {
  Tournament tournament;
  std::vector<DraftRecord> drafts;
  bool is_staff = false;
};

// Making, naming and deleting tournaments. Any worker thread; everything given must outlive it.
class Tournaments {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Tournaments(Store& store, StateCache& cache, Clock& clock, Announcer& announcer)
      : store_(store), cache_(cache), clock_(clock), announcer_(announcer) {}

  // Newest first.
  std::vector<TournamentView> all();

  Result<TournamentView> view(domain::TournamentId id, const Identity& who);

  // For organisers and admins; whoever creates it is its organiser. Precondition of the names: checked_name().
  Result<TournamentView> create(std::string_view name, const Identity& who);

  Result<TournamentView> rename(domain::TournamentId id, std::string_view name, const Identity& who);

  // With everything in it. Not while one of its drafts is active.
  Result<void> remove(domain::TournamentId id, const Identity& who);

 private:
  Store& store_;
  StateCache& cache_;
  Clock& clock_;
  Announcer& announcer_;
};

// Nothing when the identity may create tournaments.
std::optional<wire::Problem> forbids_creating_tournaments(const Identity& who);

wire::Problem unknown_tournament(domain::TournamentId id);

}  // namespace draftwire::app
