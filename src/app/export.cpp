#include "app/export.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "app/csv_records.hpp"
#include "app/problems.hpp"
#include "wire/rating_text.hpp"

namespace draftwire::app {
namespace {

constexpr int kEventsPerRead = 500;

// What makes a formula of a cell that begins with it (OWASP, "CSV injection"), also as spreadsheets of East Asia write
// it: full-width, and the small forms that are the same to them (Unicode blocks FF00 and FE50).
constexpr std::array<std::string_view, 15> kFormulaStarts{
    "=",      "+",      "-",      "@",      "\t",     "\r",     "\n",     "\uFF1D",
    "\uFF0B", "\uFF0D", "\uFF20", "\uFE66", "\uFE62", "\uFE63", "\uFE6B",
};

std::string without_formula(std::string_view text) {
  const bool is_formula =
      std::ranges::any_of(kFormulaStarts, [&](std::string_view start) { return text.starts_with(start); });
  return is_formula ? "'" + std::string(text) : std::string(text);
}

void add_line(std::string& file, std::initializer_list<std::string> cells) {
  bool is_first = true;
  for (const std::string& cell : cells) {
    if (!is_first) file += ',';
    is_first = false;
    file += csv_cell(without_formula(cell));
  }
  file += "\r\n";
}

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
  const bool has_usual_name = state.rating.name == domain::RatingScale().name;
  add_line(file, {"team", "role", "player", has_usual_name ? "mmr" : state.rating.name, "round"});
  for (const domain::Team& team : state.teams) {
    for (const domain::PlayerId id : team.player_ids) {
      const domain::Player* player = domain::find_player(state, id);
      const bool is_captain = id == team.captain_id;
      add_line(file, {team.name, is_captain ? "captain" : "player", player->name,
                      wire::rating_text(player->mmr, state.rating.decimals), round_of(state, id)});
    }
  }
  return file;
}

}  // namespace draftwire::app
