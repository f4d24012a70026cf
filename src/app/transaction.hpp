#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "app/stores/access_store.hpp"
#include "app/stores/account_store.hpp"
#include "app/stores/audit_store.hpp"
#include "app/stores/draft_store.hpp"
#include "app/stores/event_log.hpp"
#include "app/stores/invite_store.hpp"
#include "app/stores/roster_store.hpp"
#include "app/stores/seat_store.hpp"
#include "app/stores/session_store.hpp"
#include "app/stores/tournament_people_store.hpp"
#include "app/stores/tournament_store.hpp"

namespace draftwire::app {

// What a transaction reaches, each of which belongs to it.
struct Stores {
  std::unique_ptr<AccessStore> access;
  std::unique_ptr<AccountStore> accounts;
  std::unique_ptr<AuditStore> audit;
  std::unique_ptr<DraftStore> drafts;
  std::unique_ptr<EventLog> log;
  std::unique_ptr<InviteStore> invites;
  std::unique_ptr<RosterStore> roster;
  std::unique_ptr<SeatStore> seats;
  std::unique_ptr<SessionStore> sessions;
  std::unique_ptr<TournamentPeopleStore> people;
  std::unique_ptr<TournamentStore> tournaments;
};

// A consistent view of the store. Valid only inside the function that received it, on the thread that calls that.
class ReadTransaction {
 public:
  ReadTransaction(std::string_view epoch, Stores stores) : stores_(std::move(stores)), epoch_(epoch) {}
  virtual ~ReadTransaction() = default;
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

  // Names this very log: changes when the database is replaced or went backwards.
  [[nodiscard]] const std::string& epoch() const { return epoch_; }

  [[nodiscard]] const AccessStore& access() const { return *stores_.access; }
  [[nodiscard]] const AccountStore& accounts() const { return *stores_.accounts; }
  [[nodiscard]] const AuditStore& audit() const { return *stores_.audit; }
  [[nodiscard]] const DraftStore& drafts() const { return *stores_.drafts; }
  [[nodiscard]] const EventLog& log() const { return *stores_.log; }
  [[nodiscard]] const InviteStore& invites() const { return *stores_.invites; }
  [[nodiscard]] const RosterStore& roster() const { return *stores_.roster; }
  [[nodiscard]] const SeatStore& seats() const { return *stores_.seats; }
  [[nodiscard]] const SessionStore& sessions() const { return *stores_.sessions; }
  [[nodiscard]] const TournamentPeopleStore& people() const { return *stores_.people; }
  [[nodiscard]] const TournamentStore& tournaments() const { return *stores_.tournaments; }

 protected:
  Stores stores_;

 private:
  const std::string epoch_;
};

// One transaction. Everything that it does is seen by all later readers, or nothing is. What a decision is taken on is
// locked before it is read: until this transaction ends, others that lock the same wait. In this order: a tournament,
// its draft or player, the rights, and accounts last. What does not exist is not locked. A write whose lock is missing
// throws std::logic_error, also where one writer at a time needs no lock.
class WriteTransaction : public ReadTransaction {
 public:
  using ReadTransaction::ReadTransaction;

  virtual void lock(domain::TournamentId id) = 0;
  // With its tournament.
  virtual void lock(domain::DraftId id) = 0;
  // Their tournament.
  virtual void lock(domain::PlayerId id) = 0;
  // No other transaction that takes rights away ends before this one: for who must know that an admin is left.
  virtual void lock_rights() = 0;
  // Neither it nor its sessions change elsewhere.
  virtual void lock(domain::AccountId id) = 0;
  // As the one before, beside others that open a session by the same credentials.
  virtual void lock_credentials(std::string_view account_name) = 0;

  // The moment of a commit to this draft's log, in league time: `node_time`, this node's own, where one node has the
  // database to itself, else the time of the database, which is one for all nodes. Never before the last event of the
  // draft's tournament. Precondition: the draft exists and is locked.
  virtual domain::Timestamp league_time(domain::DraftId id, domain::Timestamp node_time) = 0;

  // Runs `after` once the transaction is durable, before write() returns; commits announce in commit order. What it
  // throws is logged, and changes nothing of what write() gives.
  virtual void on_commit(std::function<void()> after) = 0;

  using ReadTransaction::access;
  using ReadTransaction::accounts;
  using ReadTransaction::audit;
  using ReadTransaction::drafts;
  using ReadTransaction::invites;
  using ReadTransaction::log;
  using ReadTransaction::people;
  using ReadTransaction::roster;
  using ReadTransaction::seats;
  using ReadTransaction::sessions;
  using ReadTransaction::tournaments;
  [[nodiscard]] AccessStore& access() { return *stores_.access; }
  [[nodiscard]] AccountStore& accounts() { return *stores_.accounts; }
  [[nodiscard]] AuditStore& audit() { return *stores_.audit; }
  [[nodiscard]] DraftStore& drafts() { return *stores_.drafts; }
  [[nodiscard]] EventLog& log() { return *stores_.log; }
  [[nodiscard]] InviteStore& invites() { return *stores_.invites; }
  [[nodiscard]] RosterStore& roster() { return *stores_.roster; }
  [[nodiscard]] SeatStore& seats() { return *stores_.seats; }
  [[nodiscard]] SessionStore& sessions() { return *stores_.sessions; }
  [[nodiscard]] TournamentPeopleStore& people() { return *stores_.people; }
  [[nodiscard]] TournamentStore& tournaments() { return *stores_.tournaments; }
};

}  // namespace draftwire::app
