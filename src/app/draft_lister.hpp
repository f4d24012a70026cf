#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/state_cache.hpp"
#include "app/store.hpp"
#include "app/viewer_counts.hpp"

namespace draftwire::app {

// Where a running draft stands.
struct DraftProgress {
  int round = 0;
  int round_count = 0;
  domain::PlayerId captain_id;  // on the clock
  std::string captain_name;
  std::int64_t viewers = 0;

  bool operator==(const DraftProgress&) const = default;
};

struct ListedDraft {
  DraftRecord draft;
  std::optional<DraftProgress> progress;  // nothing: it does not run, or too many do

  bool operator==(const ListedDraft&) const = default;
};

// Drafts as one answer lists them: where the first of those that run stand. Reading a running draft's state may fold
// its log, so only so many are told. One answer's; one thread; everything given must outlive it.
class DraftLister {
 public:
  static constexpr int kProgressTold = 20;

  // `viewers`: none, nobody is known to watch.
  DraftLister(const ReadTransaction& tx, StateCache& cache, ViewerCounts* viewers)
      : tx_(tx), cache_(cache), viewers_(viewers) {}

  [[nodiscard]] std::vector<ListedDraft> list(std::vector<DraftRecord> drafts);

 private:
  [[nodiscard]] std::optional<DraftProgress> progress_of(const DraftRecord& draft);

  const ReadTransaction& tx_;
  StateCache& cache_;
  ViewerCounts* viewers_;
  int told_ = 0;
};

}  // namespace draftwire::app
