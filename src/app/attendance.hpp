#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/mutex.hpp"
#include "domain/ids.hpp"

namespace draftwire::app {

// Which captains have their draft open now, on this node. Any thread.
class Attendance {
 public:
  // One connection of a captain, with their seats of a draft: here until it dies. The attendance must outlive it.
  class Presence;

  [[nodiscard]] std::shared_ptr<Presence> arrive(domain::DraftId draft, std::span<const domain::TeamId> teams);

  // Those who are here for this seat are its captain no longer.
  void dismiss(domain::DraftId draft, domain::TeamId team);

  // The teams whose captain is here, in ascending order.
  [[nodiscard]] std::vector<domain::TeamId> here(domain::DraftId draft);

  // Grows with every change to any draft.
  [[nodiscard]] std::uint64_t version() const { return version_; }

 private:
  struct Entry {
    std::uint64_t connection = 0;
    domain::TeamId team;
  };
  using Entries = std::unordered_map<domain::DraftId, std::vector<Entry>>;

  // Keeps the entries of a draft for which `is_kept`.
  template <class IsKept>
  void keep(domain::DraftId draft, IsKept is_kept);

  Mutex<Entries> entries_;
  std::atomic<std::uint64_t> version_{0};
  std::atomic<std::uint64_t> last_connection_{0};
};

class Attendance::Presence {
 public:
  Presence(Attendance& attendance, domain::DraftId draft, std::uint64_t connection)
      : attendance_(attendance), draft_(draft), connection_(connection) {}
  ~Presence();
  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;

 private:
  Attendance& attendance_;
  const domain::DraftId draft_;
  const std::uint64_t connection_;
};

}  // namespace draftwire::app
