#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/mutex.hpp"
#include "storage/seen_head.hpp"

namespace draftwire::storage {

class SeenLogFile;

// How far a log was seen. A database that goes back loses its newest commits first, so a few heads that moved last tell
// as much as all of them.
struct SeenLog {
  std::string epoch;
  std::int64_t journal = 0;     // of the server's journal, what was sure to be on disk; in bytes
  std::vector<SeenHead> heads;  // the one that moved last first

  bool operator==(const SeenLog&) const = default;
};

// What this node has seen of the log, and keeps in a file when it has one, so that it still knows after a restart. Any
// thread.
class SeenLogMemory {
 public:
  static constexpr std::size_t kMaxHeads = 1'000;

  SeenLogMemory();
  ~SeenLogMemory();
  SeenLogMemory(const SeenLogMemory&) = delete;
  SeenLogMemory& operator=(const SeenLogMemory&) = delete;

  // From now on it is kept in the file. What is in there has to be taken in by itself.
  void keep_in(std::unique_ptr<SeenLogFile> file);

  // The log has this epoch now: what was seen of another is forgotten.
  void follow(const std::string& epoch);

  // Seen in the log of that epoch, and sure to be on disk there; of another than it follows, it is forgotten at once.
  void saw(const std::string& epoch, std::int64_t journal, std::span<const SeenHead> heads);

  [[nodiscard]] SeenLog known() const;

 private:
  struct State {
    std::string epoch;
    std::int64_t journal = 0;
    std::list<SeenHead> by_move;  // the one that moved last first
    std::map<domain::TournamentId, std::list<SeenHead>::iterator> by_tournament;
    std::unique_ptr<SeenLogFile> file;
  };

  static bool take_in(State& state, const SeenHead& head);
  static SeenLog log_of(const State& state, std::size_t max_heads);

  mutable Mutex<State> state_;
};

}  // namespace draftwire::storage
