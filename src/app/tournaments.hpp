#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/announcer.hpp"
#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/privacy.hpp"
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

// Which part of a tournament a request changes; nothing: stays.
struct TournamentChange {
  std::optional<std::string> name;
  std::optional<Visibility> visibility;
};

// Making, changing and deleting tournaments. Any worker thread; everything given must outlive it.
class Tournaments {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Tournaments(Store& store, StateCache& cache, Privacy& privacy, Clock& clock, Announcer& announcer)
      : store_(store), cache_(cache), privacy_(privacy), clock_(clock), announcer_(announcer) {}

  // Those that this one may see, newest first.
  std::vector<TournamentView> all(const Identity& who);

  Result<TournamentView> view(domain::TournamentId id, const Identity& who);

  // For organisers and admins; whoever creates it is its organiser. Precondition of the names: checked_name().
  Result<TournamentView> create(std::string_view name, Visibility visibility, const Identity& who);

  // Staff only.
  Result<TournamentView> change(domain::TournamentId id, const TournamentChange& change, const Identity& who);

  // With everything in it. Not while one of its drafts is active.
  Result<void> remove(domain::TournamentId id, const Identity& who);

 private:
  Store& store_;
  StateCache& cache_;
  Privacy& privacy_;
  Clock& clock_;
  Announcer& announcer_;
};

// Nothing when the identity may create tournaments.
std::optional<wire::Problem> forbids_creating_tournaments(const Identity& who);

}  // namespace draftwire::app
