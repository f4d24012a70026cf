#pragma once

#include <cstddef>
#include <optional>

#include "app/identity.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

inline constexpr int kMaxRoster = 10'000;

// How much one organiser may have, so that no account fills a league's database. Far above what a big league needs.
// Admins and the command line are held to the roster's size alone, which everybody pays for who opens one of its
// drafts.
struct Quotas {
  int tournaments = 1'000;   // made by one account, as long as they are there
  int drafts = 1'000;        // of one tournament
  int players = kMaxRoster;  // of one roster
  int people = 1'000;        // organisers of one tournament, and members of it
};

// Nothing when the new ones fit beside those that are there, or the quota does not hold for `who`.
std::optional<wire::Problem> forbids_tournament(const Quotas& quotas, const Identity& who, int made);
std::optional<wire::Problem> forbids_draft(const Quotas& quotas, const Identity& who, int there);
std::optional<wire::Problem> forbids_players(const Quotas& quotas, int there, std::size_t added);
std::optional<wire::Problem> forbids_person(const Quotas& quotas, const Identity& who, std::size_t there);

}  // namespace draftwire::app
