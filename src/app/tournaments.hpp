#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/announcer.hpp"
#include "app/clock.hpp"
#include "app/draft_lister.hpp"
#include "app/identity.hpp"
#include "app/privacy.hpp"
#include "app/quotas.hpp"
#include "app/state_cache.hpp"
#include "app/store.hpp"
#include "app/viewer_counts.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

// How long one that was deleted can be restored.
inline constexpr std::chrono::days kCanBeRestored{1};

inline constexpr int kDraftsInList = 20;
inline constexpr int kDraftsInView = 100;

// A tournament as one asker sees it, with so many of its newest drafts, and as many of those that run. Newest first.
struct TournamentView {
  Tournament tournament;
  std::vector<ListedDraft> drafts;
  bool is_staff = false;
};

// Which part of a tournament a request changes; nothing: stays.
struct TournamentChange {
  std::optional<std::string> name;
  std::optional<Visibility> visibility;
  std::optional<std::string> rating_name;
  std::optional<int> rating_decimals;
};

// Making, changing and deleting tournaments. Any worker thread; everything given must outlive it.
class Tournaments {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  // `viewers`: none, nobody is known to watch.
  Tournaments(Store& store, StateCache& cache, ViewerCounts* viewers, Privacy& privacy, Clock& clock,
              Announcer& announcer, Quotas quotas)
      : store_(store),
        cache_(cache),
        viewers_(viewers),
        privacy_(privacy),
        clock_(clock),
        announcer_(announcer),
        quotas_(quotas) {}

  // Those that this one may see, newest first: at most `limit`, with id < `before` (nothing: from the newest).
  std::vector<TournamentView> before(std::optional<domain::TournamentId> before, int limit, const Identity& who);

  // Its drafts, newest first, in the same way.
  Result<std::vector<ListedDraft>> drafts_before(domain::TournamentId id, std::optional<domain::DraftId> before,
                                                 int limit);

  Result<TournamentView> view(domain::TournamentId id, const Identity& who);

  // For organisers and admins; the one who creates it is its organiser. Precondition of the names: checked_name().
  Result<TournamentView> create(std::string_view name, Visibility visibility, const Identity& who);

  // Another number of decimals gives every rating and every pending tie window its new unit: not while a draft is
  // active, nor when digits would be lost. Staff only.
  Result<TournamentView> change(domain::TournamentId id, const TournamentChange& change, const Identity& who);

  // With everything in it. Not while one of its drafts is active. Staff only.
  Result<void> remove(domain::TournamentId id, const Identity& who);

  // Undoes that, for kCanBeRestored. Nothing changes for one that is there. Staff only; to others one that was deleted
  // does not exist.
  Result<TournamentView> restore(domain::TournamentId id, const Identity& who);

 private:
  [[nodiscard]] TournamentView view_of(const ReadTransaction& tx, Tournament tournament, const Identity& who);

  Store& store_;
  StateCache& cache_;
  ViewerCounts* const viewers_;
  Privacy& privacy_;
  Clock& clock_;
  Announcer& announcer_;
  const Quotas quotas_;
};

// Nothing when the identity may create tournaments.
std::optional<wire::Problem> forbids_creating_tournaments(const Identity& who);

}  // namespace draftwire::app
