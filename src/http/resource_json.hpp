#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/draft_service.hpp"
#include "app/identity.hpp"
#include "app/records.hpp"
#include "app/roster.hpp"
#include "app/tournaments.hpp"
#include "auth/seats.hpp"
#include "wire/json.hpp"

// How resources that are not part of a log look outside. Pure; any thread.
namespace draftwire::http {

wire::Object to_json(const app::Account& account);
wire::Object to_json(const app::Seat& seat);
wire::Object to_json(const app::RosterPlayer& player);
wire::Object to_json(const app::ListedPlayer& listed);
wire::Object to_json(const app::ListedDraft& listed);

// `is_staff` is of interest only where one tournament is shown to one asker.
wire::Object to_json(const app::TournamentView& view);
wire::Object to_json_with_staff(const app::TournamentView& view);

// `{account, seats}`, nulls without a session.
wire::Object session_json(const app::Identity& who);

// `origin` is what links begin with: `https://draft.example`.
wire::Object to_json(const auth::SeatLink& link, std::string_view origin);

// The names of the teams come from the state that was projected.
wire::Object to_json(const domain::Projection& projection, const domain::State& state);

wire::Value time_or_null(const std::optional<domain::Timestamp>& time);

template <class Items, class ToJson>
wire::Array list_json(const Items& items, ToJson to_json_of) {
  wire::Array list;
  list.reserve(items.size());
  for (const auto& item : items) list.push_back(to_json_of(item));
  return list;
}

// `{"items": […]}`
template <class Items, class ToJson>
wire::Object items_json(const Items& items, ToJson to_json_of) {
  return {{"items", list_json(items, to_json_of)}};
}

}  // namespace draftwire::http
