#include "auth/seats.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/audit.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"

namespace draftwire::auth {
namespace {

using wire::Problem;
using wire::ProblemCode;

// Nothing when `who` may deal with this draft's seats.
std::optional<Problem> forbids_seats(const app::ReadTransaction& tx, domain::DraftId id, const app::Identity& who) {
  const auto draft = tx.drafts().find(id);
  if (!draft) return app::unknown(id);
  return app::forbids_staff(tx, draft->tournament_id, who);
}

const app::Seat* seat_of(const std::vector<app::Seat>& seats, domain::TeamId team) {
  const auto found = std::ranges::find(seats, team, &app::Seat::team_id);
  return found == seats.end() ? nullptr : &*found;
}

SeatLink link_to(const SeatTokens& tokens, const app::Seat& seat) {
  return {.team_id = seat.team_id,
          .captain_id = seat.captain_id,
          .token = tokens.token({seat.draft_id, seat.team_id}, seat.generation),
          .arrived_at = std::nullopt};
}

Problem not_valid() {
  return {ProblemCode::invalid_seat_link, "This seat link is not valid, or a newer one has replaced it."};
}

}  // namespace

Seats::Result<std::vector<SeatLink>> Seats::links(domain::DraftId id, const app::Identity& who) {
  const auto here = attendance_.here(id);
  return store_.read([&](const app::ReadTransaction& tx) -> Result<std::vector<SeatLink>> {
    if (auto problem = forbids_seats(tx, id, who)) return std::unexpected(std::move(*problem));
    std::vector<SeatLink> links;
    for (const app::Seat& seat : tx.seats().of_draft(id)) {
      SeatLink& link = links.emplace_back(link_to(tokens_, seat));
      link.arrived_at = tx.seats().taken_at(id, seat.team_id);
      link.is_here = std::ranges::binary_search(here, seat.team_id);
    }
    return links;
  });
}

Seats::Result<SeatLink> Seats::rotate(domain::DraftId id, domain::TeamId team, const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<SeatLink> {
    tx.lock(id);
    if (auto problem = forbids_seats(tx, id, who)) return std::unexpected(std::move(*problem));
    const auto seats = tx.seats().of_draft(id);
    const app::Seat* seat = seat_of(seats, team);
    if (seat == nullptr) {
      return std::unexpected(Problem{ProblemCode::not_found, "Draft " + std::to_string(id.value) + " has no team " +
                                                                 std::to_string(team.value) + "."});
    }
    app::Seat rotated = *seat;
    rotated.generation = tx.seats().rotate(id, team);
    app::note(
        tx, who, clock_.now(),
        {.action = "seat_rotated", .subject = app::title_of(*tx.drafts().find(id)), .detail = seat->captain_name});
    tx.on_commit([this, id, team] { attendance_.dismiss(id, team); });
    return link_to(tokens_, rotated);
  });
}

Seats::Result<OpenedSession> Seats::sign_in(std::string_view token, std::string_view old_session_id,
                                            const app::Identity& who) {
  const auto claim = SeatTokens::claim(token);
  if (!claim) return std::unexpected(not_valid());
  const auto find_seat = [&](const app::ReadTransaction& tx) -> std::optional<app::Seat> {
    const auto seats = tx.seats().of_draft(claim->draft_id);
    const app::Seat* seat = seat_of(seats, claim->team_id);
    if (seat == nullptr || !tokens_.opens(token, *claim, seat->generation)) return std::nullopt;
    return *seat;
  };
  // Guesses are settled without the one writer that picks need.
  if (!store_.read(find_seat)) return std::unexpected(not_valid());

  return store_.write([&](app::WriteTransaction& tx) -> Result<OpenedSession> {
    const auto now = clock_.now();
    auto seat = find_seat(tx);
    if (!seat) return std::unexpected(not_valid());
    Sessions::lock(tx, old_session_id);
    app::Session session = Sessions::find(tx, old_session_id, now).value_or(app::Session{});
    std::erase_if(session.seats, [&](const app::Seat& known) {
      return known.draft_id == seat->draft_id && known.team_id == seat->team_id;
    });
    app::note(tx, who, now,
              {.action = "seat_taken",
               .subject = seat->captain_name,
               .detail = "draft " + std::to_string(seat->draft_id.value)});
    session.seats.push_back(std::move(*seat));
    return Sessions::replace(tx, old_session_id, std::move(session), now);
  });
}

}  // namespace draftwire::auth
