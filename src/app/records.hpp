#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/setup.hpp"
#include "domain/state.hpp"

// What the store keeps beside the logs. Plain values.
namespace draftwire::app {

enum class Role { member, organiser, admin };

std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view text);

struct Account {
  domain::AccountId id;
  std::string name;
  Role role = Role::member;

  bool operator==(const Account&) const = default;
};

// An account as admins see it.
struct AccountRecord {
  Account account;
  bool has_password = false;
  std::optional<std::string> discord_id = std::nullopt;
  std::optional<domain::Timestamp> disabled_at = std::nullopt;
  domain::Timestamp created_at;
  std::optional<domain::Timestamp> last_seen_at = std::nullopt;  // of the session that was used last

  bool operator==(const AccountRecord&) const = default;
};

enum class Visibility { public_to_all, private_to_its_people };

std::string_view to_string(Visibility visibility);
std::optional<Visibility> visibility_from(std::string_view text);

struct Tournament {
  domain::TournamentId id;
  std::string name;
  domain::Timestamp created_at;
  int player_count = 0;
  int draft_count = 0;
  Visibility visibility = Visibility::public_to_all;
  int link_generation = 1;  // a link of an older one opens nothing
  domain::RatingScale rating = {};

  bool operator==(const Tournament&) const = default;
};

// One that can be restored.
struct DeletedTournament {
  Tournament tournament;
  std::optional<domain::AccountId> created_by = std::nullopt;

  bool operator==(const DeletedTournament&) const = default;
};

// What a player of a roster is made of, before it has an id.
struct NewPlayer {
  std::string name;
  domain::Mmr mmr = 0;
  std::vector<std::string> positions = {};
  std::optional<domain::AccountId> account_id = std::nullopt;
  std::optional<std::string> discord_id = std::nullopt;

  bool operator==(const NewPlayer&) const = default;
};

struct RosterPlayer {
  domain::PlayerId id;
  domain::TournamentId tournament_id;
  std::string name;
  domain::Mmr mmr = 0;
  std::vector<std::string> positions;
  std::optional<domain::AccountId> account_id;
  std::optional<std::string> discord_id;
  bool is_out = false;  // on the roster, but in no pool to come

  bool operator==(const RosterPlayer&) const = default;
};

// A draft without its log and set-up: what lists show. `seq` is the head of its log.
struct DraftRecord {
  domain::DraftId id;
  domain::TournamentId tournament_id;
  std::string tournament_name;
  domain::Style style = domain::Style::shuffle;
  domain::Status status = domain::Status::pending;
  int team_size = 5;
  domain::Mmr tie_window = 0;
  int team_count = 0;
  domain::Seq seq = 0;
  domain::Timestamp created_at;
  std::optional<domain::Timestamp> started_at;
  std::optional<domain::Timestamp> completed_at;
  std::optional<std::string> name = std::nullopt;

  bool operator==(const DraftRecord&) const = default;
};

// What a team is called while no name was chosen.
std::string team_name_after(std::string_view captain_name);

struct CaptainChoice {
  domain::PlayerId player_id;
  std::string team_name = {};  // empty: follows the captain's name until the start

  bool operator==(const CaptainChoice&) const = default;
};

// The changeable part of a draft's set-up; captains in draft order.
struct DraftSpec {
  domain::Style style = domain::Style::shuffle;
  int team_size = 5;
  domain::Mmr tie_window = 0;
  std::vector<CaptainChoice> captains;
  std::optional<std::string> name = std::nullopt;
  // On the roster, but not in this draft; none of the captains. Nothing: those who are out.
  std::optional<std::vector<domain::PlayerId>> left_out = std::nullopt;

  bool operator==(const DraftSpec&) const = default;
};

// Who of the roster is in a draft that is pending or active.
struct OpenDraft {
  domain::DraftId id;
  bool is_pending = false;
  std::vector<domain::PlayerId> players;  // of a pending one those who are left out, else those in it; ascending

  [[nodiscard]] bool has(domain::PlayerId player) const;
};

// The right to pick as one captain in one draft. A link of an older generation opens nothing.
struct Seat {
  domain::DraftId draft_id;
  domain::TournamentId tournament_id;
  domain::TeamId team_id;
  domain::PlayerId captain_id;
  std::string captain_name;
  int generation = 0;

  bool operator==(const Seat&) const = default;
};

// A private tournament whose link was opened.
struct WatchPass {
  domain::TournamentId tournament_id;
  int generation = 0;

  bool operator==(const WatchPass&) const = default;
};

// The only trace of a secret in the store: its hash.
using SecretHash = std::array<std::uint8_t, 32>;
using SessionHash = SecretHash;

struct Session {
  std::optional<Account> account;  // none that is disabled
  std::vector<Seat> seats;         // only those whose link still holds
  domain::Timestamp created_at;
  domain::Timestamp last_seen_at;
  std::vector<WatchPass> passes = {};  // only those whose link still holds

  bool operator==(const Session&) const = default;
};

// A password as it is kept: never the password itself.
struct Credentials {
  Account account;
  std::string password_hash;  // empty: no password opens it
  bool is_disabled = false;
};

// What a link that is used once is good for.
enum class InviteKind {
  invite,       // an account of `role`
  first_admin,  // the first admin, while there are members at most
  password,     // a new password for `account_id`
};

std::string_view to_string(InviteKind kind);
std::optional<InviteKind> invite_kind_from(std::string_view text);

struct Invite {
  std::int64_t id = 0;
  SecretHash hash{};
  InviteKind kind = InviteKind::invite;
  Role role = Role::member;
  std::optional<domain::AccountId> account_id = std::nullopt;
  std::string account_name = {};  // of `account_id`
  std::optional<domain::AccountId> created_by = std::nullopt;
  domain::Timestamp created_at;
  domain::Timestamp expires_at;

  bool operator==(const Invite&) const = default;
};

// One line of the audit log.
struct AuditEntry {
  std::int64_t id = 0;
  domain::Timestamp at;
  std::string action;  // `signed_in`, `role_changed`, …
  std::optional<domain::EventActor> actor = std::nullopt;
  std::string subject = {};  // what it was done to, for a person to read
  std::string detail = {};
  std::string address = {};  // where the request came from, when there was one

  bool operator==(const AuditEntry&) const = default;
};

// Which channels not everybody may open, as of one `access_version`. Ids above the last ones are not in it.
struct PrivateChannels {
  std::int64_t access_version = 0;
  std::vector<domain::TournamentId> tournaments;  // ascending
  std::vector<domain::DraftId> drafts;            // of these, ascending
  domain::TournamentId last_tournament;
  domain::DraftId last_draft;
};

}  // namespace draftwire::app
