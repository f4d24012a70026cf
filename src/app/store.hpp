#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/people.hpp"
#include "app/records.hpp"
#include "base/returned_value.hpp"
#include "domain/decision.hpp"

namespace draftwire::app {

// The database is gone, full, locked or damaged: ends the request, never the process.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A consistent view of the store. Valid only inside the function that received it, on the thread that calls that.
// Lists are ordered by id, oldest first, unless said otherwise. Throws StoreError.
class StoreReader : public virtual PeopleReader {
 public:
  // Names this very log: changes when the database is replaced or went backwards.
  virtual std::string epoch() = 0;

  virtual std::vector<Tournament> tournaments() = 0;
  // Newest first, at most `limit`, with id < `before` (nothing: from the newest): those for everybody alone, or all.
  virtual std::vector<Tournament> tournaments_before(std::optional<domain::TournamentId> before, int limit,
                                                     bool with_private) = 0;
  virtual std::optional<Tournament> tournament(domain::TournamentId id) = 0;

  // How many the account has made that there are still.
  virtual int tournaments_made_by(domain::AccountId account) = 0;

  virtual std::vector<RosterPlayer> roster(domain::TournamentId id) = 0;
  // With id > `after`, at most `limit`.
  virtual std::vector<RosterPlayer> roster_after(domain::TournamentId id, domain::PlayerId after, int limit) = 0;
  virtual std::optional<RosterPlayer> player(domain::PlayerId id) = 0;
  // Whether a draft that was ever started has this player in its set-up.
  virtual bool is_in_started_draft(domain::PlayerId id) = 0;
  virtual bool is_in_active_draft(domain::PlayerId id) = 0;
  // Whether a pending draft names this player as a captain.
  virtual bool is_captain_of_pending_draft(domain::PlayerId id) = 0;

  // Every draft, newest first.
  virtual std::vector<DraftRecord> drafts() = 0;
  virtual std::vector<DraftRecord> drafts(domain::TournamentId id) = 0;
  // Newest first, at most `limit`, with id < `before` (nothing: from the newest).
  virtual std::vector<DraftRecord> drafts_before(domain::TournamentId id, std::optional<domain::DraftId> before,
                                                 int limit) = 0;
  // Of each tournament from `first` to `last`, those for everybody alone or all, the newest `limit`, and the newest
  // `limit` of those that run. Newest first.
  virtual std::vector<DraftRecord> some_drafts(domain::TournamentId first, domain::TournamentId last, int limit,
                                               bool with_private) = 0;
  virtual std::optional<DraftRecord> draft(domain::DraftId id) = 0;
  // The set-up as the tables hold it now: of interest only while the draft is pending.
  virtual domain::Setup setup(domain::DraftId id) = 0;

  // Counts the changes of what a tournament's pending drafts show.
  virtual std::int64_t setup_version(domain::TournamentId id) = 0;

  // Events with seq > `after`, ascending, at most `limit`.
  virtual std::vector<domain::Event> events_after(domain::DraftId id, domain::Seq after, int limit) = 0;
  // Events with seq < `before` (nothing: from the head), descending, at most `limit`.
  virtual std::vector<domain::Event> events_before(domain::DraftId id, std::optional<domain::Seq> before,
                                                   int limit) = 0;
  // The same by tournament_seq over all drafts of a tournament.
  virtual std::vector<domain::Event> events_after(domain::TournamentId id, domain::Seq after, int limit) = 0;
  virtual std::vector<domain::Event> events_before(domain::TournamentId id, std::optional<domain::Seq> before,
                                                   int limit) = 0;
  // The highest tournament_seq, 0 for none.
  virtual domain::Seq tournament_head(domain::TournamentId id) = 0;
};

// One transaction. Everything that it does is seen by all later readers, or nothing is.
class StoreWriter : public StoreReader, public virtual PeopleWriter {
 public:
  // The moment of a commit to this draft's log, in league time: `node_time`, this node's own, where one node has the
  // database to itself, else the time of the database, which is one for all nodes. Never before the last event of the
  // draft's tournament. Precondition: the draft exists.
  virtual domain::Timestamp league_time(domain::DraftId id, domain::Timestamp node_time) = 0;

  // Appends one commit to the draft's log: assigns ids, `seq` and `tournament_seq` without gaps and `commit_seq`, and
  // moves the draft's record along (status, times, head). The key (draft, seq) refuses a second event in one place.
  virtual std::vector<domain::Event> append(domain::DraftId id, const domain::Decision& decision) = 0;

  // Runs `after` once the transaction is durable, before write() returns; commits announce in commit order. What it
  // throws is logged, and changes nothing of what write() gives.
  virtual void on_commit(std::function<void()> after) = 0;

  virtual domain::TournamentId insert_tournament(std::string_view name, std::optional<domain::AccountId> organiser,
                                                 domain::Timestamp at) = 0;
  virtual void set_visibility(domain::TournamentId id, Visibility visibility) = 0;
  virtual void rename_tournament(domain::TournamentId id, std::string_view name) = 0;
  // With its roster, drafts, logs and seats.
  virtual void delete_tournament(domain::TournamentId id) = 0;

  // In the order given.
  virtual std::vector<RosterPlayer> insert_players(domain::TournamentId id, std::span<const NewPlayer> players) = 0;
  virtual void update_player(const RosterPlayer& player) = 0;
  virtual void delete_player(domain::PlayerId id) = 0;

  virtual domain::DraftId insert_draft(domain::TournamentId id, const DraftSpec& spec, domain::Timestamp at) = 0;
  // A captain who stays keeps their team's id and seat. Precondition: the draft is pending.
  virtual void update_draft(domain::DraftId id, const DraftSpec& spec) = 0;
};

// What a write survives once it is acknowledged. Either survives kill -9 of any process.
enum class Durability {
  now,   // a power loss, too
  soon,  // a power loss only once something was written after it with `now`, or the database has tidied up. Does not
         // wait for the disk where that would hold up other writers
};

// Where everything durable lives. Any thread; calls block, so only workers make them.
class Store {
 public:
  virtual ~Store() = default;

  // Runs `body`, a function of a StoreReader&, on one consistent view. Gives what it returns.
  template <class Body>
  [[nodiscard]] auto read(Body&& body) {
    return returned_value<StoreReader&>([&](const ReadBody& run) { run_read(run); }, body);
  }

  // Runs `body`, a function of a StoreWriter&, in one transaction; writers come one after another. Gives what it
  // returns, when what it did is as durable as asked; when it throws, nothing has happened. The database may ask for
  // the whole function again: then only its last run has happened, with what that run returned and gave to on_commit().
  // So a body returns its result and changes nothing outside of the transaction. It may run on another writer's thread,
  // while this one waits.
  template <class Body>
  [[nodiscard]] auto write(Body&& body, Durability durability = Durability::now) {
    return returned_value<StoreWriter&>([&](const WriteBody& run) { run_write(run, durability); }, body);
  }

 protected:
  using ReadBody = std::function<void(StoreReader&)>;
  using WriteBody = std::function<void(StoreWriter&)>;

  virtual void run_read(const ReadBody& body) = 0;
  virtual void run_write(const WriteBody& body, Durability durability) = 0;
};

}  // namespace draftwire::app
