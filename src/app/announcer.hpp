#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/events.hpp"
#include "domain/state.hpp"
#include "wire/frame.hpp"

namespace draftwire::app {

// What one command did, after it became durable. Immutable.
struct Commit {
  std::string epoch;
  std::vector<domain::Event> events;           // never empty, in order
  std::shared_ptr<const domain::State> state;  // after the last of them
  wire::CommitFramePtr frame;                  // the events, encoded once for all who get them
};

// Told of every change after it is durable, in commit order for one draft. Called on a worker thread while the
// store's writer still waits, so it only hands the news on. A hint: the one who misses it reads the log.
class Announcer {
 public:
  virtual ~Announcer() = default;

  virtual void committed(const std::shared_ptr<const Commit>& commit) = 0;

  // There is a new pending draft, or the set-up of one is another now.
  virtual void setup_changed(domain::DraftId draft, domain::TournamentId tournament) = 0;

  // Something else of a tournament is another now: its name, its ratings, its roster.
  virtual void tournament_changed(domain::TournamentId tournament) = 0;

  // A tournament is gone, with its drafts and channels.
  virtual void tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) = 0;
};

}  // namespace draftwire::app
