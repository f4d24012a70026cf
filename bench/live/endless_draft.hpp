#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "live/http_client.hpp"

namespace draftwire::bench {

// Makes a tournament without drafts. Its id.
std::int64_t new_tournament(HttpClient& staff);

// A running draft that gives as many commits as are asked for: picks until everybody is picked, then takes them back.
// One thread, and one only for each draft.
class EndlessDraft {
 public:
  struct Shape {
    std::string style = "shuffle";
    int captains = 4;
    int team_size = 8;
    int tie_window = 5000;  // with it every pick of a shuffle draft rolls: three events
  };

  EndlessDraft(HttpClient staff, std::int64_t tournament, const Shape& shape);

  struct Commit {
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
    std::int64_t last_tournament_seq = 0;
  };

  Commit pick();
  Commit undo();
  // Whichever is next.
  Commit commit();

  [[nodiscard]] std::int64_t next_seq() const { return head_ + 1; }
  [[nodiscard]] std::string channel() const { return "/ws/draft/" + std::to_string(id_) + "/"; }
  [[nodiscard]] std::string path() const { return "/drafts/" + std::to_string(id_); }
  [[nodiscard]] std::size_t rounds() const { return pool_.size(); }

  // After the server has gone and come back.
  void reconnect(HttpClient staff) { staff_ = std::move(staff); }
  // How far the log says that the draft is; an answer may have got lost.
  void catch_up();

 private:
  Commit committed(const boost::json::value& answer);

  HttpClient staff_;
  std::int64_t id_ = 0;
  std::vector<std::int64_t> pool_;  // in the order of picking
  std::size_t picked_ = 0;
  std::int64_t head_ = 0;
  bool is_taking_back_ = false;
};

}  // namespace draftwire::bench
