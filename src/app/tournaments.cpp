#include "app/tournaments.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "app/access.hpp"
#include "app/audit.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"
#include "app/setup_news.hpp"
#include "wire/field_reader.hpp"
#include "wire/rating_text.hpp"

namespace draftwire::app {
namespace {

using wire::Problem;
using wire::ProblemCode;

// Those that are of some concern to `who`, whether private or not. Newest first.
std::set<domain::TournamentId, std::greater<>> own_tournaments(const ReadTransaction& tx, const Identity& who) {
  std::set<domain::TournamentId, std::greater<>> own;
  for (const WatchPass& pass : who.passes) own.insert(pass.tournament_id);
  for (const Seat& seat : who.seats) own.insert(seat.tournament_id);
  if (!who.account) return own;
  for (const domain::TournamentId id : tx.people().tournaments_of(who.account->id)) own.insert(id);
  return own;
}

// As Tournaments::before(). Looks at no tournament that is private to others.
std::vector<Tournament> seen_before(const ReadTransaction& tx, std::optional<domain::TournamentId> before, int limit,
                                    const Identity& who) {
  const bool sees_all = who.is_system || who.is_admin();
  std::vector<Tournament> seen = tx.tournaments().before(before, limit, sees_all);
  if (sees_all) return seen;
  int added = 0;
  for (const domain::TournamentId id : own_tournaments(tx, who)) {
    if (added == limit) break;
    if (before && id >= *before) continue;
    auto tournament = tx.tournaments().find(id);
    if (!tournament || tournament->visibility == Visibility::public_to_all) continue;
    if (!may_see(tx, *tournament, who)) continue;
    seen.push_back(std::move(*tournament));
    ++added;
  }
  std::ranges::sort(seen, std::ranges::greater(), &Tournament::id);
  if (std::ssize(seen) > limit) seen.resize(static_cast<std::size_t>(limit));
  return seen;
}

using DraftsOf = std::unordered_map<domain::TournamentId, std::vector<DraftRecord>>;

// What a list shows of each: those for everybody at once, and those that are private one by one.
DraftsOf drafts_to_list(const ReadTransaction& tx, const std::vector<Tournament>& tournaments, const Identity& who) {
  DraftsOf drafts;
  const auto add = [&](std::vector<DraftRecord> some) {
    for (DraftRecord& draft : some) drafts[draft.tournament_id].push_back(std::move(draft));
  };
  if (tournaments.empty()) return drafts;
  const bool sees_all = who.is_system || who.is_admin();
  add(tx.drafts().some_of(tournaments.back().id, tournaments.front().id, kDraftsInList, sees_all));
  for (const Tournament& tournament : tournaments) {
    const bool is_missing = !sees_all && tournament.visibility != Visibility::public_to_all;
    if (is_missing) add(tx.drafts().some_of(tournament.id, tournament.id, kDraftsInList, true));
  }
  return drafts;
}

Problem lossy(const std::string& message) {
  return wire::validation_failed({{"rating_decimals", message, std::nullopt}});
}

struct Rescaling {
  domain::Mmr times = 1;
  domain::Mmr over = 1;

  [[nodiscard]] bool loses(domain::Mmr value) const { return value * times % over != 0; }
  [[nodiscard]] domain::Mmr of(domain::Mmr value) const { return value * times / over; }
};

Rescaling rescaling(int from_decimals, int to_decimals) {
  Rescaling scale;
  for (int decimals = from_decimals; decimals < to_decimals; ++decimals) scale.times *= 10;
  for (int decimals = to_decimals; decimals < from_decimals; ++decimals) scale.over *= 10;
  return scale;
}

// Whether every rating and every tie window can be said in the new unit.
std::optional<Problem> objection_to_scale(const ReadTransaction& tx, domain::TournamentId id, int from,
                                          const Rescaling& scale) {
  const std::vector<DraftRecord> drafts = tx.drafts().of(id);
  const auto active = std::ranges::find(drafts, domain::Status::active, &DraftRecord::status);
  if (active != drafts.end()) {
    return Problem{ProblemCode::tournament_has_active_draft,
                   "Draft " + std::to_string(active->id.value) +
                       " is running; how many decimals ratings have can change when it is over.",
                   {},
                   active->seq};
  }
  for (const RosterPlayer& player : tx.roster().of(id)) {
    if (scale.loses(player.mmr)) {
      return lossy("would cut digits off: " + player.name + " has " + wire::rating_text(player.mmr, from));
    }
    if (scale.of(player.mmr) > domain::kMaxMmr) {
      return lossy("has no room for the " + wire::rating_text(player.mmr, from) + " of " + player.name);
    }
  }
  for (const DraftRecord& draft : drafts) {
    if (draft.status != domain::Status::pending) continue;
    const std::string window =
        "the tie window " + wire::rating_text(draft.tie_window, from) + " of draft " + std::to_string(draft.id.value);
    if (scale.loses(draft.tie_window)) return lossy("would cut digits off " + window);
    if (scale.of(draft.tie_window) > domain::kMaxTieWindow) return lossy("has no room for " + window);
  }
  return std::nullopt;
}

// Precondition: the tournament is locked.
std::optional<Problem> change_rating(WriteTransaction& tx, const Tournament& before,
                                     const domain::RatingScale& rating) {
  const Rescaling scale = rescaling(before.rating.decimals, rating.decimals);
  if (rating.decimals != before.rating.decimals) {
    if (auto problem = objection_to_scale(tx, before.id, before.rating.decimals, scale)) return problem;
    tx.roster().scale_ratings(before.id, scale.times, scale.over);
    tx.drafts().scale_tie_windows(before.id, scale.times, scale.over);
  }
  tx.tournaments().set_rating(before.id, rating);
  return std::nullopt;
}

}  // namespace

std::optional<Problem> forbids_creating_tournaments(const Identity& who) {
  if (who.is_anonymous()) return not_signed_in();
  const bool may = who.is_admin() || (who.account && who.account->role == Role::organiser);
  if (!may) return Problem{ProblemCode::forbidden, "Only organisers and admins may create tournaments."};
  return std::nullopt;
}

TournamentView Tournaments::view_of(const ReadTransaction& tx, Tournament tournament, const Identity& who) {
  const domain::TournamentId id = tournament.id;
  DraftLister lister(tx, cache_, viewers_);
  return {std::move(tournament), lister.list(tx.drafts().some_of(id, id, kDraftsInView, true)), is_staff(tx, id, who)};
}

std::vector<TournamentView> Tournaments::before(std::optional<domain::TournamentId> before, int limit,
                                                const Identity& who) {
  return store_.read([&](const ReadTransaction& tx) {
    auto seen = seen_before(tx, before, limit, who);
    auto drafts = drafts_to_list(tx, seen, who);
    DraftLister lister(tx, cache_, viewers_);
    std::vector<TournamentView> views;
    for (Tournament& tournament : seen) {
      const domain::TournamentId id = tournament.id;
      views.push_back({std::move(tournament), lister.list(std::move(drafts[id])), false});
    }
    return views;
  });
}

Tournaments::Result<std::vector<ListedDraft>> Tournaments::drafts_before(domain::TournamentId id,
                                                                         std::optional<domain::DraftId> before,
                                                                         int limit) {
  return store_.read([&](const ReadTransaction& tx) -> Result<std::vector<ListedDraft>> {
    if (!tx.tournaments().find(id)) return std::unexpected(unknown(id));
    return DraftLister(tx, cache_, viewers_).list(tx.drafts().before(id, before, limit));
  });
}

Tournaments::Result<TournamentView> Tournaments::view(domain::TournamentId id, const Identity& who) {
  return store_.read([&](const ReadTransaction& tx) -> Result<TournamentView> {
    auto tournament = tx.tournaments().find(id);
    if (!tournament) return std::unexpected(unknown(id));
    return view_of(tx, std::move(*tournament), who);
  });
}

Tournaments::Result<TournamentView> Tournaments::create(std::string_view name, Visibility visibility,
                                                        const Identity& who) {
  if (auto problem = forbids_creating_tournaments(who)) return std::unexpected(std::move(*problem));
  auto view = store_.write([&](WriteTransaction& tx) -> Result<TournamentView> {
    // On several nodes, one who asks twice at the same moment may get one more than the quota.
    if (auto problem = forbids_tournament(quotas_, who, tx.tournaments().made_by(who.account->id))) {
      return std::unexpected(std::move(*problem));
    }
    const auto now = clock_.now();
    const auto id = tx.tournaments().insert(name, who.account->id, now);
    if (visibility != Visibility::public_to_all) tx.tournaments().set_visibility(id, visibility);
    note(tx, who, now,
         {.action = "tournament_created", .subject = std::string(name), .detail = std::string(to_string(visibility))});
    return view_of(tx, *tx.tournaments().find(id), who);
  });
  if (view) privacy_.learn(Channel::of(view->tournament.id));
  return view;
}

Tournaments::Result<TournamentView> Tournaments::change(domain::TournamentId id, const TournamentChange& change,
                                                        const Identity& who) {
  struct Changed {
    TournamentView view;
    bool is_another_visibility = false;
  };
  auto changed = store_.write([&](WriteTransaction& tx) -> Result<Changed> {
    tx.lock(id);
    const auto before = tx.tournaments().find(id);
    if (!before) return std::unexpected(unknown(id));
    if (auto problem = forbids_staff(tx, id, who)) return std::unexpected(std::move(*problem));
    const auto now = clock_.now();
    const std::string name = change.name.value_or(before->name);
    const domain::RatingScale rating{change.rating_name.value_or(before->rating.name),
                                     change.rating_decimals.value_or(before->rating.decimals)};
    const bool is_another_rating = rating != before->rating;
    if (is_another_rating) {
      if (auto problem = change_rating(tx, *before, rating)) return std::unexpected(std::move(*problem));
      note(tx, who, now,
           {.action = "rating_changed",
            .subject = name,
            .detail = rating.name + ", decimals: " + std::to_string(rating.decimals)});
    }
    if (name != before->name) {
      tx.tournaments().rename(id, name);
      note(tx, who, now, {.action = "tournament_renamed", .subject = name, .detail = before->name});
    }
    const Visibility visibility = change.visibility.value_or(before->visibility);
    const bool is_another_visibility = visibility != before->visibility;
    if (is_another_visibility) {
      tx.tournaments().set_visibility(id, visibility);
      note(tx, who, now,
           {.action = "visibility_changed", .subject = name, .detail = std::string(to_string(visibility))});
    }
    if (is_another_rating || is_another_visibility || name != before->name) announce_change(tx, announcer_, id);
    return Changed{view_of(tx, *tx.tournaments().find(id), who), is_another_visibility};
  });
  if (!changed) return std::unexpected(std::move(changed.error()));
  if (changed->is_another_visibility) privacy_.refresh();
  return std::move(changed->view);
}

Tournaments::Result<void> Tournaments::remove(domain::TournamentId id, const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<void> {
    tx.lock(id);
    const auto tournament = tx.tournaments().find(id);
    if (!tournament) return std::unexpected(unknown(id));
    if (auto problem = forbids_staff(tx, id, who)) return std::unexpected(std::move(*problem));
    std::vector<domain::DraftId> drafts;
    for (const DraftRecord& draft : tx.drafts().of(id)) {
      if (draft.status == domain::Status::active) {
        return std::unexpected(
            Problem{ProblemCode::tournament_has_active_draft,
                    "Draft " + std::to_string(draft.id.value) + " is running; abort it or wait for its end first.",
                    {},
                    draft.seq});
      }
      drafts.push_back(draft.id);
    }
    const auto now = clock_.now();
    tx.tournaments().remove(id, now);
    note(tx, who, now, {.action = "tournament_deleted", .subject = tournament->name});
    tx.on_commit([this, id, drafts] {
      for (const domain::DraftId draft : drafts) cache_.forget(draft);
      announcer_.tournament_deleted(id, drafts);
    });
    return {};
  });
}

Tournaments::Result<TournamentView> Tournaments::restore(domain::TournamentId id, const Identity& who) {
  const auto forbids = [&](const ReadTransaction& tx) {
    return tournament_to_restore(tx, id, who) ? forbids_staff(tx, id, who) : unknown(id);
  };
  if (auto problem = store_.read(forbids)) return std::unexpected(std::move(*problem));
  return store_.write([&](WriteTransaction& tx) -> Result<TournamentView> {
    tx.lock(id);
    if (auto problem = forbids(tx)) return std::unexpected(std::move(*problem));
    if (const auto deleted = tx.tournaments().find_deleted(id)) {
      const bool is_own = who.account && deleted->created_by == who.account->id;
      const int made = is_own ? tx.tournaments().made_by(who.account->id) : 0;
      if (auto problem = forbids_tournament(quotas_, who, made)) return std::unexpected(std::move(*problem));
      tx.tournaments().restore(id);
      note(tx, who, clock_.now(), {.action = "tournament_restored", .subject = deleted->tournament.name});
      announce_change(tx, announcer_, id);
    }
    return view_of(tx, *tx.tournaments().find(id), who);
  });
}

}  // namespace draftwire::app
