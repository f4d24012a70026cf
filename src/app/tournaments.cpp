#include "app/tournaments.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "app/access.hpp"
#include "app/audit.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"

namespace draftwire::app {
namespace {

using wire::Problem;
using wire::ProblemCode;

TournamentView view_of(StoreReader& reader, Tournament tournament, const Identity& who) {
  const domain::TournamentId id = tournament.id;
  TournamentView view{std::move(tournament), reader.drafts(id), is_staff(reader, id, who)};
  std::ranges::reverse(view.drafts);
  return view;
}

}  // namespace

std::optional<Problem> forbids_creating_tournaments(const Identity& who) {
  if (who.is_nobody()) return not_signed_in();
  const bool may = who.is_admin() || (who.account && who.account->role == Role::organiser);
  if (!may) return Problem{ProblemCode::forbidden, "Only organisers and admins may create tournaments."};
  return std::nullopt;
}

std::vector<TournamentView> Tournaments::all(const Identity& who) {
  auto views = store_.read([&](StoreReader& reader) {
    std::vector<TournamentView> seen;
    std::unordered_map<domain::TournamentId, std::vector<DraftRecord>> drafts;
    for (DraftRecord& draft : reader.drafts()) drafts[draft.tournament_id].push_back(std::move(draft));
    for (Tournament& tournament : reader.tournaments()) {
      if (!may_see(reader, tournament, who)) continue;
      const domain::TournamentId id = tournament.id;
      seen.push_back({std::move(tournament), std::move(drafts[id]), false});
    }
    return seen;
  });
  std::ranges::reverse(views);
  return views;
}

Tournaments::Result<TournamentView> Tournaments::view(domain::TournamentId id, const Identity& who) {
  return store_.read([&](StoreReader& reader) -> Result<TournamentView> {
    auto tournament = reader.tournament(id);
    if (!tournament) return std::unexpected(unknown(id));
    return view_of(reader, std::move(*tournament), who);
  });
}

Tournaments::Result<TournamentView> Tournaments::create(std::string_view name, Visibility visibility,
                                                        const Identity& who) {
  if (auto problem = forbids_creating_tournaments(who)) return std::unexpected(std::move(*problem));
  auto view = store_.write([&](StoreWriter& writer) {
    const auto now = clock_.now();
    const auto id = writer.insert_tournament(name, who.account->id, now);
    if (visibility != Visibility::public_to_all) writer.set_visibility(id, visibility);
    note(writer, who, now,
         {.action = "tournament_created", .subject = std::string(name), .detail = std::string(to_string(visibility))});
    return view_of(writer, *writer.tournament(id), who);
  });
  privacy_.learn(Channel::of(view.tournament.id));
  return view;
}

Tournaments::Result<TournamentView> Tournaments::change(domain::TournamentId id, const TournamentChange& change,
                                                        const Identity& who) {
  struct Changed {
    TournamentView view;
    bool is_another_visibility = false;
  };
  auto changed = store_.write([&](StoreWriter& writer) -> Result<Changed> {
    const auto before = writer.tournament(id);
    if (!before) return std::unexpected(unknown(id));
    if (auto problem = forbids_staff(writer, id, who)) return std::unexpected(std::move(*problem));
    const auto now = clock_.now();
    const std::string name = change.name.value_or(before->name);
    if (name != before->name) {
      writer.rename_tournament(id, name);
      note(writer, who, now, {.action = "tournament_renamed", .subject = name, .detail = before->name});
    }
    const Visibility visibility = change.visibility.value_or(before->visibility);
    const bool is_another_visibility = visibility != before->visibility;
    if (is_another_visibility) {
      writer.set_visibility(id, visibility);
      note(writer, who, now,
           {.action = "visibility_changed", .subject = name, .detail = std::string(to_string(visibility))});
    }
    return Changed{view_of(writer, *writer.tournament(id), who), is_another_visibility};
  });
  if (!changed) return std::unexpected(std::move(changed.error()));
  if (changed->is_another_visibility) privacy_.refresh();
  return std::move(changed->view);
}

Tournaments::Result<void> Tournaments::remove(domain::TournamentId id, const Identity& who) {
  return store_.write([&](StoreWriter& writer) -> Result<void> {
    const auto tournament = writer.tournament(id);
    if (!tournament) return std::unexpected(unknown(id));
    if (auto problem = forbids_staff(writer, id, who)) return std::unexpected(std::move(*problem));
    std::vector<domain::DraftId> drafts;
    for (const DraftRecord& draft : writer.drafts(id)) {
      if (draft.status == domain::Status::active) {
        return std::unexpected(
            Problem{ProblemCode::tournament_has_active_draft,
                    "Draft " + std::to_string(draft.id.value) + " is running; abort it or wait for its end first.",
                    {},
                    draft.seq});
      }
      drafts.push_back(draft.id);
    }
    writer.delete_tournament(id);
    note(writer, who, clock_.now(), {.action = "tournament_deleted", .subject = tournament->name});
    writer.on_commit([this, id, drafts] {
      for (const domain::DraftId draft : drafts) cache_.forget(draft);
      announcer_.tournament_deleted(id, drafts);
    });
    return {};
  });
}

}  // namespace draftwire::app
