#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/announcer.hpp"
#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/past_states.hpp"
#include "app/quotas.hpp"
#include "app/state_cache.hpp"
#include "app/store.hpp"
#include "base/metrics.hpp"
#include "domain/balance.hpp"
#include "domain/commands.hpp"
#include "domain/dice.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

// A draft's state as clients get it.
struct DraftView {
  std::string epoch;
  std::shared_ptr<const domain::State> state;
};

// What everything that is shown of a draft depends on.
struct DraftVersion {
  std::string epoch;
  domain::Seq seq = 0;
  std::int64_t setup_version = 0;  // of interest only before the first event
  int team_size = 0;
  domain::Mmr tie_window = 0;

  // Whether the set-up is in the log, and never changes.
  [[nodiscard]] bool is_frozen() const { return seq > 0; }
};

// How a draft would come out, as of one version of it.
struct Balance {
  DraftVersion version;
  std::shared_ptr<const domain::State> state;
  std::vector<domain::Projection> projections;
};

// Which part of a draft's set-up a request changes; nothing: stays.
struct DraftChange {
  std::optional<domain::Style> style;
  std::optional<int> team_size;
  std::optional<domain::Mmr> tie_window;
  std::optional<std::vector<CaptainChoice>> captains;
  std::optional<std::optional<std::string>> name;
  std::optional<std::optional<std::vector<domain::PlayerId>>> left_out;  // an empty one: those who are out
};

// Everything that is done to and asked of drafts. Any worker thread; calls block on the store.
// Everything that it is built on must outlive it.
class DraftService {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  DraftService(Store& store, StateCache& cache, Clock& clock, domain::Dice& dice, Announcer& announcer,
               Metrics& metrics, Quotas quotas = {});

  // A pending draft. Staff only.
  Result<DraftView> create(domain::TournamentId tournament, const DraftSpec& spec, const Identity& who);

  // Changes the set-up of a pending draft. Staff only.
  Result<DraftView> change(domain::DraftId id, const DraftChange& change, const Identity& who);

  // One command, one commit: decided under the draft's lock, durable and announced when this returns.
  Result<std::shared_ptr<const Commit>> execute(domain::DraftId id, const domain::Command& command,
                                                const Identity& who);

  Result<DraftView> view(domain::DraftId id);

  // Costs next to nothing: reads neither set-up nor log.
  Result<DraftVersion> version(domain::DraftId id);

  // The state as it was after the first `seq` events.
  Result<DraftView> view_at(domain::DraftId id, domain::Seq seq);

  // With another size or window than the draft's, where one is given.
  Result<Balance> balance(domain::DraftId id, std::optional<int> team_size, std::optional<domain::Mmr> tie_window);

 private:
  static constexpr std::size_t kPastStateBytes = 32U << 20U;

  Store& store_;
  StateCache& cache_;
  PastStates past_{kPastStateBytes};
  Clock& clock_;
  domain::Dice& dice_;
  Announcer& announcer_;
  Metrics& metrics_;
  const Quotas quotas_;
};

// Whether the identity is staff of the tournament: one of its organisers, or an admin.
bool is_staff(const ReadTransaction& tx, domain::TournamentId tournament, const Identity& who);

// Nothing when the identity is staff; else the problem to answer with.
std::optional<wire::Problem> forbids_staff(const ReadTransaction& tx, domain::TournamentId tournament,
                                           const Identity& who);

}  // namespace draftwire::app
