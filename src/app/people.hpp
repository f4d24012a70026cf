#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// The part of a consistent view that is about people: accounts, sessions, seats, and who may see what. Lists are
// ordered by id, oldest first, unless said otherwise. Throws StoreError.
class PeopleReader {
 public:
  virtual ~PeopleReader() = default;

  virtual std::vector<AccountRecord> accounts() = 0;
  // With id > `after`, at most `limit`.
  virtual std::vector<AccountRecord> accounts_after(domain::AccountId after, int limit) = 0;
  virtual std::vector<Account> account_names() = 0;
  virtual std::optional<AccountRecord> account(domain::AccountId id) = 0;
  virtual std::optional<AccountRecord> account_of_discord(std::string_view discord_id) = 0;
  virtual std::optional<Credentials> credentials(std::string_view account_name) = 0;

  virtual std::optional<Session> session(const SessionHash& hash) = 0;
  // Those of an account, without their hashes, seats and passes.
  virtual std::vector<Session> sessions_of(domain::AccountId account) = 0;

  // In draft order.
  virtual std::vector<Seat> seats(domain::DraftId id) = 0;
  // The seats of pending and active drafts whose captain is a player linked to this account.
  virtual std::vector<Seat> seats_of(domain::AccountId account) = 0;
  // Since when a session has this seat by its current link: the oldest of those that there are.
  virtual std::optional<domain::Timestamp> seat_taken_at(domain::DraftId draft, domain::TeamId team) = 0;

  virtual bool is_organiser(domain::TournamentId id, domain::AccountId account) = 0;
  virtual std::vector<Account> organisers(domain::TournamentId id) = 0;
  virtual std::vector<Account> members(domain::TournamentId id) = 0;
  // Whether it is one of its organisers or members, or is linked to a player of its roster.
  virtual bool belongs_to(domain::TournamentId id, domain::AccountId account) = 0;
  // All of which that holds.
  virtual std::vector<domain::TournamentId> tournaments_of(domain::AccountId account) = 0;
  // The players that are linked to it, of every roster.
  virtual std::vector<RosterPlayer> players_of(domain::AccountId account) = 0;

  // With those that have expired.
  virtual std::vector<Invite> invites() = 0;
  virtual std::optional<Invite> invite(const SecretHash& hash) = 0;

  // Newest first, at most `limit`, with id < `before` (nothing: from the newest).
  virtual std::vector<AuditEntry> audit_before(std::optional<std::int64_t> before, int limit) = 0;
  // All that the account itself did, newest first.
  virtual std::vector<AuditEntry> audit_of(domain::AccountId actor) = 0;

  // Moves whenever a right was taken away.
  virtual std::int64_t access_version() = 0;
  virtual PrivateChannels private_channels() = 0;
};

// The part of a transaction that is about people. What takes a right away moves the access version by itself.
class PeopleWriter : public virtual PeopleReader {
 public:
  // No other transaction takes rights away until this one ends: for who must know that an admin is left.
  virtual void lock_rights() = 0;

  virtual domain::AccountId insert_account(std::string_view name, Role role, std::string_view password_hash,
                                           domain::Timestamp at) = 0;
  virtual void rename_account(domain::AccountId id, std::string_view name) = 0;
  virtual void set_role(domain::AccountId id, Role role) = 0;
  // Nothing: enabled.
  virtual void set_disabled_at(domain::AccountId id, std::optional<domain::Timestamp> at) = 0;
  virtual void set_password(domain::AccountId id, std::string_view password_hash) = 0;
  virtual void set_discord(domain::AccountId id, std::optional<std::string_view> discord_id) = 0;
  // With its sessions; the logs keep its name.
  virtual void delete_account(domain::AccountId id) = 0;

  virtual void insert_session(const SessionHash& hash, const Session& session) = 0;
  virtual void touch_session(const SessionHash& hash, domain::Timestamp at) = 0;
  virtual void delete_session(const SessionHash& hash) = 0;
  virtual void delete_sessions_of(domain::AccountId account) = 0;
  // Those not used since, and those that began before.
  virtual void delete_ended_sessions(domain::Timestamp used_before, domain::Timestamp begun_before) = 0;

  // Makes every older link of the seat worthless. Returns the new generation.
  virtual int rotate_seat(domain::DraftId draft, domain::TeamId team) = 0;

  // Twice is once.
  virtual void insert_organiser(domain::TournamentId id, domain::AccountId account) = 0;
  virtual void delete_organiser(domain::TournamentId id, domain::AccountId account) = 0;
  virtual void insert_member(domain::TournamentId id, domain::AccountId account) = 0;
  virtual void delete_member(domain::TournamentId id, domain::AccountId account) = 0;
  // Makes every older link of the tournament worthless. Returns the new generation.
  virtual int rotate_watch_link(domain::TournamentId id) = 0;
  // Every player with this Discord id, on whatever roster, is the account's from now on.
  virtual void link_players_of_discord(std::string_view discord_id, domain::AccountId account) = 0;
  // Those that it brought the account are linked to no account.
  virtual void unlink_players_of_discord(std::string_view discord_id, domain::AccountId account) = 0;

  // Its id is given; `id` and `account_name` are not looked at.
  virtual std::int64_t insert_invite(const Invite& invite) = 0;
  virtual void delete_invite(std::int64_t id) = 0;
  virtual void delete_invites_of_kind(InviteKind kind) = 0;
  virtual void delete_invites_expired_at(domain::Timestamp at) = 0;

  // `id` is not looked at.
  virtual void append_audit(const AuditEntry& entry) = 0;
  virtual void delete_audit_before(domain::Timestamp at) = 0;
};

}  // namespace draftwire::app
