#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/store.hpp"

// Something to keep: leagues in a store, in a line each. Test threads only.
namespace draftwire::testing {

inline constexpr domain::Timestamp kEvening{std::chrono::milliseconds(1'768'242'605'123)};

domain::Timestamp later(int minutes);

// What a function of one view returns.
template <class Body>
auto read_from(app::Store& store, Body body) {
  return store.read(body);
}

// What a function of one transaction returns, after it became durable.
template <class Body>
auto write_to(app::Store& store, Body body) {
  return store.write(body);
}

// A tournament with a roster of `players`, in a store that outlives it.
class League {
 public:
  League(app::Store& store, const std::string& name, int players = 8);

  // Pending, with the first `captains` of the roster.
  domain::DraftId draft(int captains = 2, domain::Style style = domain::Style::shuffle) const;

  // One commit in a draft.
  std::vector<domain::Event> start(domain::DraftId id) const;
  std::vector<domain::Event> pick(domain::DraftId id, std::size_t player) const;
  std::vector<domain::Event> append(domain::DraftId id, const std::vector<domain::EventBody>& bodies,
                                    const std::optional<domain::EventActor>& actor = std::nullopt,
                                    domain::Timestamp at = kEvening) const;

  [[nodiscard]] app::DraftRecord record(domain::DraftId id) const;
  [[nodiscard]] domain::Setup setup(domain::DraftId id) const;
  [[nodiscard]] std::vector<domain::Event> log(domain::DraftId id) const;
  [[nodiscard]] const app::RosterPlayer& player(std::size_t index) const { return players_.at(index); }
  [[nodiscard]] const std::vector<app::RosterPlayer>& players() const { return players_; }
  [[nodiscard]] domain::TournamentId id() const { return id_; }

 private:
  app::Store& store_;
  domain::TournamentId id_;
  std::vector<app::RosterPlayer> players_;
};

// A choice of captains in this order.
app::DraftSpec a_spec(const std::vector<domain::PlayerId>& captains, domain::Style style = domain::Style::shuffle);

}  // namespace draftwire::testing
