#include "auth/guests.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "app/access.hpp"
#include "auth/sessions.hpp"

namespace draftwire::auth {
namespace {

constexpr std::size_t kGuestsPerRead = 64;

std::optional<app::Tournament> tournament_of(app::StoreReader& reader, app::Channel channel) {
  if (channel.kind == app::Channel::Kind::draft) return app::tournament_of(reader, domain::DraftId{channel.id});
  return app::tournament_of(reader, domain::TournamentId{channel.id});
}

bool may_watch(app::StoreReader& reader, app::Channel channel, const app::Identity& who) {
  const auto tournament = tournament_of(reader, channel);
  return tournament && app::may_see(reader, *tournament, who);
}

// The seats of the channel's draft that somebody holds.
std::vector<domain::TeamId> teams_in(app::Channel channel, const app::Identity& who) {
  std::vector<domain::TeamId> teams;
  for (const app::Seat& seat : who.seats) {
    if (channel == app::Channel::of(seat.draft_id)) teams.push_back(seat.team_id);
  }
  return teams;
}

}  // namespace

struct Guests::Guest {
  app::Channel channel;
  std::string session_id;
  TurnOut turn_out;
  std::shared_ptr<app::Attendance::Presence> presence;  // of captains
};

// A guest's place in the book.
class Guests::Stay {
 public:
  Stay(Guests& guests, std::uint64_t id) : guests_(guests), id_(id) {}
  ~Stay() { guests_.book_.lock()->guests.erase(id_); }
  Stay(const Stay&) = delete;
  Stay& operator=(const Stay&) = delete;

 private:
  Guests& guests_;
  const std::uint64_t id_;
};

Guests::Admission Guests::admit(app::Channel channel, std::string_view session_id, TurnOut turn_out) {
  struct Welcome {
    app::Visibility visibility;
    std::vector<domain::TeamId> teams;
    std::int64_t version;
  };
  const auto welcome = store_.read([&](app::StoreReader& reader) -> std::optional<Welcome> {
    const app::Identity who = Sessions::identity_in(reader, session_id, clock_.now());
    const auto tournament = tournament_of(reader, channel);
    if (!tournament || !app::may_see(reader, *tournament, who)) return std::nullopt;
    return Welcome{tournament->visibility, teams_in(channel, who), reader.access_version()};
  });
  if (!welcome) return {};
  const bool is_public = welcome->visibility == app::Visibility::public_to_all;
  if (is_public && welcome->teams.empty()) return {.is_admitted = true};

  auto presence = attendance_.arrive({channel.id}, welcome->teams);
  const auto guest =
      std::make_shared<const Guest>(channel, std::string(session_id), std::move(turn_out), std::move(presence));
  std::shared_ptr<const Stay> stay;
  bool is_old_news = false;
  {
    auto book = book_.lock();
    const std::uint64_t id = ++book->last_id;
    book->guests.emplace(id, guest);
    stay = std::make_shared<const Stay>(*this, id);
    is_old_news = welcome->version != book->looked_at;
  }
  if (is_old_news) look_at({&guest, 1});  // whoever looked at all of them may have missed this one
  return {.is_admitted = true, .stay = std::move(stay)};
}

void Guests::look_again(std::int64_t access_version) {
  std::vector<std::shared_ptr<const Guest>> guests;
  {
    auto book = book_.lock();
    book->looked_at = access_version;
    for (const auto& [id, guest] : book->guests) guests.push_back(guest);
  }
  for (std::size_t done = 0; done < guests.size(); done += kGuestsPerRead) {
    look_at(std::span(guests).subspan(done, std::min(kGuestsPerRead, guests.size() - done)));
  }
}

void Guests::look_at(std::span<const std::shared_ptr<const Guest>> guests) {
  struct Finding {
    bool may_watch = false;
    std::vector<domain::TeamId> teams;
  };
  const auto findings = store_.read([&](app::StoreReader& reader) {
    std::vector<Finding> found;
    for (const auto& guest : guests) {
      const app::Identity who = Sessions::identity_in(reader, guest->session_id, clock_.now());
      found.push_back({may_watch(reader, guest->channel, who), teams_in(guest->channel, who)});
    }
    return found;
  });
  for (std::size_t i = 0; i < guests.size(); ++i) {
    if (!findings[i].may_watch) {
      guests[i]->turn_out();
    } else if (guests[i]->presence != nullptr) {
      guests[i]->presence->keep(findings[i].teams);
    }
  }
}

}  // namespace draftwire::auth
