#include "live/endless_draft.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::bench {

namespace json = boost::json;

std::int64_t new_tournament(HttpClient& staff) {
  return staff.call("POST", "/tournaments", {{"name", "Measured league"}}).at("id").as_int64();
}

EndlessDraft::EndlessDraft(HttpClient staff, std::int64_t tournament, const Shape& shape) : staff_(std::move(staff)) {
  const std::string path = "/tournaments/" + std::to_string(tournament);
  json::array players;
  for (int i = 1; i <= shape.captains * shape.team_size; ++i) {
    players.emplace_back(json::object{{"name", "Somebody with a longer name " + std::to_string(i)}, {"mmr", 4000}});
  }
  const json::value added = staff_.call("POST", path + "/players", {{"players", players}});
  json::array captains;
  for (const json::value& player : added.at("items").as_array()) {
    if (captains.size() < static_cast<std::size_t>(shape.captains)) {
      captains.emplace_back(json::object{{"player_id", player.at("id")}});
    } else {
      pool_.push_back(player.at("id").as_int64());
    }
  }
  const json::value made = staff_.call("POST", path + "/drafts",
                                       {{"style", shape.style},
                                        {"team_size", shape.team_size},
                                        {"tie_window", shape.tie_window},
                                        {"captains", captains}});
  id_ = made.at("id").as_int64();
  // The others of the tournament are spare players here.
  pool_.resize(static_cast<std::size_t>(shape.captains) * (static_cast<std::size_t>(shape.team_size) - 1));
  head_ = staff_.call("POST", this->path() + "/start", json::object{}).at("seq").as_int64();
}

EndlessDraft::Commit EndlessDraft::pick() {
  const json::value body{{"player_id", pool_[picked_]}, {"round", picked_ + 1}};
  const json::value answer = staff_.call("POST", path() + "/picks", body);
  ++picked_;
  return committed(answer);
}

EndlessDraft::Commit EndlessDraft::undo() {
  const json::value answer =
      staff_.call("POST", path() + "/undo", {{"reason", "The captain meant the player below that one."}});
  --picked_;
  return committed(answer);
}

EndlessDraft::Commit EndlessDraft::commit() {
  if (picked_ == 0) is_taking_back_ = false;
  if (picked_ == rounds()) is_taking_back_ = true;
  return is_taking_back_ ? undo() : pick();
}

void EndlessDraft::catch_up() {
  const json::value state = staff_.call("GET", path());
  head_ = state.at("seq").as_int64();
  const json::array& rounds = state.at("rounds").as_array();
  picked_ = static_cast<std::size_t>(
      std::ranges::count_if(rounds, [](const json::value& round) { return !round.at("choice_id").is_null(); }));
}

EndlessDraft::Commit EndlessDraft::committed(const json::value& answer) {
  const json::array& events = answer.at("events").as_array();
  head_ = events.back().at("seq").as_int64();
  return {events.front().at("seq").as_int64(), head_, events.back().at("tournament_seq").as_int64()};
}

}  // namespace draftwire::bench
