#include "app/export.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "app/problems.hpp"
#include "roster/csv_export.hpp"
#include "roster/csv_line.hpp"

namespace draftwire::app {
namespace {

constexpr int kEventsPerRead = 500;

std::string round_of(const domain::State& state, domain::PlayerId player) {
  const auto round = std::ranges::find(state.rounds, std::optional(player), &domain::Round::choice_id);
  return round == state.rounds.end() ? "" : std::to_string(round->round);
}

}  // namespace

std::expected<DraftExport, wire::Problem> export_draft(Store& store, DraftService& drafts, domain::DraftId id) {
  auto view = drafts.view(id);
  if (!view) return std::unexpected(std::move(view.error()));
  const domain::Seq head = view->state->seq;
  auto events = store.read([&](const ReadTransaction& tx) {
    std::vector<domain::Event> log;
    while (std::ssize(log) < head) {
      const auto have = std::ssize(log);
      const auto wanted = static_cast<int>(std::min<domain::Seq>(kEventsPerRead, head - have));
      auto page = tx.log().after(id, have, wanted);
      if (page.empty()) break;  // deleted since
      std::ranges::move(page, std::back_inserter(log));
    }
    return log;
  });
  if (std::ssize(events) < head) return std::unexpected(unknown(id));
  return DraftExport{std::move(*view), std::move(events)};
}

std::string teams_csv(const domain::State& state) {
  std::string file;
  constexpr std::array<std::string_view, 4> kTitles{"team", "role", "player", "round"};
  const std::string_view rating = roster::rating_title(state.rating.name, kTitles);
  roster::add_csv_line(file, {kTitles[0], kTitles[1], kTitles[2], rating, kTitles[3]});
  for (const domain::Team& team : state.teams) {
    for (const domain::PlayerId id : team.player_ids) {
      const domain::Player* player = domain::find_player(state, id);
      const bool is_captain = id == team.captain_id;
      roster::add_csv_line(file, {team.name, is_captain ? "captain" : "player", player->name,
                                  roster::rating_cell(player->mmr, state.rating.decimals), round_of(state, id)});
    }
  }
  return file;
}

}  // namespace draftwire::app
