#include "auth/right_holders.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "app/access.hpp"
#include "app/draft_service.hpp"
#include "auth/sessions.hpp"

namespace draftwire::auth {
namespace {

constexpr std::size_t kHoldersPerRead = 64;

std::optional<app::Tournament> tournament_of(const app::ReadTransaction& tx, app::Channel channel) {
  if (channel.kind == app::Channel::Kind::draft) return app::tournament_of(tx, domain::DraftId{channel.id});
  return app::tournament_of(tx, domain::TournamentId{channel.id});
}

// The seats of the channel's draft that `who` holds.
std::vector<domain::TeamId> teams_in(app::Channel channel, const app::Identity& who) {
  std::vector<domain::TeamId> teams;
  for (const app::Seat& seat : who.seats) {
    if (channel == app::Channel::of(seat.draft_id)) teams.push_back(seat.team_id);
  }
  return teams;
}

// What a page of the channel may offer.
struct Standing {
  bool may_watch = false;
  bool is_public = false;
  bool is_staff = false;
  std::optional<domain::AccountId> account;
  std::optional<app::Role> role;
  std::vector<domain::TeamId> teams;

  [[nodiscard]] bool has_controls() const { return is_staff || !teams.empty() || (role && *role != app::Role::member); }
  [[nodiscard]] bool has_same_controls_as(const Standing& other) const {
    return is_staff == other.is_staff && account == other.account && role == other.role && teams == other.teams;
  }
};

Standing standing_in(const app::ReadTransaction& tx, app::Channel channel, const app::Identity& who) {
  const auto tournament = tournament_of(tx, channel);
  if (!tournament || !app::may_see(tx, *tournament, who)) return {};
  Standing standing;
  standing.may_watch = true;
  standing.is_public = tournament->visibility == app::Visibility::public_to_all;
  standing.is_staff = app::is_staff(tx, tournament->id, who);
  standing.teams = teams_in(channel, who);
  if (who.account) {
    standing.account = who.account->id;
    standing.role = who.account->role;
  }
  return standing;
}

}  // namespace

struct RightHolders::Holder {
  app::Channel channel;
  std::string session_id;
  TurnOut turn_out;
  Standing standing;  // when it came
  bool is_by_right = false;
  std::shared_ptr<app::Attendance::Presence> presence;  // of captains
};

// Keeps a connection in the book.
class RightHolders::Stay {
 public:
  Stay(RightHolders& holders, std::uint64_t id) : holders_(holders), id_(id) {}
  ~Stay() { holders_.book_.lock()->holders.erase(id_); }
  Stay(const Stay&) = delete;
  Stay& operator=(const Stay&) = delete;

 private:
  RightHolders& holders_;
  const std::uint64_t id_;
};

RightHolders::Admission RightHolders::admit(app::Channel channel, std::string_view session_id, TurnOut turn_out) {
  struct Arrival {
    Standing standing;
    std::int64_t version = 0;
  };
  auto [standing, version] = store_.read([&](const app::ReadTransaction& tx) {
    return Arrival{standing_in(tx, channel, Sessions::identity_in(tx, session_id, clock_.now())),
                   tx.access().version()};
  });
  if (!standing.may_watch) return {};
  const bool is_by_right = !standing.is_public || !standing.teams.empty();
  if (!is_by_right && !standing.has_controls()) return {.is_admitted = true};

  auto presence = attendance_.arrive({channel.id}, standing.teams);
  const auto holder = std::make_shared<const Holder>(channel, std::string(session_id), std::move(turn_out),
                                                     std::move(standing), is_by_right, std::move(presence));
  std::shared_ptr<const Stay> stay;
  bool is_old_news = false;
  {
    auto book = book_.lock();
    const std::uint64_t id = ++book->last_id;
    book->holders.emplace(id, holder);
    stay = std::make_shared<const Stay>(*this, id);
    is_old_news = version != book->looked_at;
  }
  if (is_old_news) look_at({&holder, 1});  // the look at all of them may have missed this one
  return {.is_admitted = true, .is_by_right = is_by_right, .stay = std::move(stay)};
}

void RightHolders::look_again(std::int64_t access_version) {
  std::vector<std::shared_ptr<const Holder>> holders;
  {
    auto book = book_.lock();
    book->looked_at = access_version;
    for (const auto& [id, holder] : book->holders) holders.push_back(holder);
  }
  for (std::size_t done = 0; done < holders.size(); done += kHoldersPerRead) {
    look_at(std::span(holders).subspan(done, std::min(kHoldersPerRead, holders.size() - done)));
  }
}

void RightHolders::look_at(std::span<const std::shared_ptr<const Holder>> holders) {
  const auto standings = store_.read([&](const app::ReadTransaction& tx) {
    std::vector<Standing> found;
    for (const auto& holder : holders) {
      const app::Identity who = Sessions::identity_in(tx, holder->session_id, clock_.now());
      found.push_back(standing_in(tx, holder->channel, who));
    }
    return found;
  });
  for (std::size_t i = 0; i < holders.size(); ++i) {
    const Holder& holder = *holders[i];
    if (!standings[i].may_watch) {
      // What is not public any more sends back everybody who is not here by a right: Hub::send_back().
      if (holder.is_by_right) holder.turn_out(app::AccessChange::lost);
    } else if (!standings[i].has_same_controls_as(holder.standing)) {
      holder.turn_out(app::AccessChange::changed);
    }
  }
}

}  // namespace draftwire::auth
