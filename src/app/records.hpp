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

struct Tournament {
  domain::TournamentId id;
  std::string name;
  domain::Timestamp created_at;
  int player_count = 0;
  int draft_count = 0;

  bool operator==(const Tournament&) const = default;
};

// What a player of a roster is made of, before it has an id.
struct NewPlayer {
  std::string name;
  domain::Mmr mmr = 0;
  std::vector<std::string> positions = {};
  std::optional<domain::AccountId> account_id = std::nullopt;

  bool operator==(const NewPlayer&) const = default;
};

struct RosterPlayer {
  domain::PlayerId id;
  domain::TournamentId tournament_id;
  std::string name;
  domain::Mmr mmr = 0;
  std::vector<std::string> positions;
  std::optional<domain::AccountId> account_id;

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

  bool operator==(const DraftRecord&) const = default;
};

struct CaptainChoice {
  domain::PlayerId player_id;
  std::string team_name;
};

// The changeable part of a draft's set-up; captains in draft order.
struct DraftSpec {
  domain::Style style = domain::Style::shuffle;
  int team_size = 5;
  domain::Mmr tie_window = 0;
  std::vector<CaptainChoice> captains;
};

// One captain's place in one draft. A link of an older generation opens nothing.
struct Seat {
  domain::DraftId draft_id;
  domain::TournamentId tournament_id;
  domain::TeamId team_id;
  domain::PlayerId captain_id;
  std::string captain_name;
  int generation = 0;

  bool operator==(const Seat&) const = default;
};

// The only trace of a session id in the store: its hash.
using SessionHash = std::array<std::uint8_t, 32>;

struct Session {
  std::optional<Account> account;
  std::vector<Seat> seats;  // only those whose link still holds
  domain::Timestamp created_at;
  domain::Timestamp last_seen_at;

  bool operator==(const Session&) const = default;
};

// A password as it is kept: never the password itself.
struct Credentials {
  Account account;
  std::string password_hash;
};

}  // namespace draftwire::app
