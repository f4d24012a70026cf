#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/draft_service.hpp"
#include "app/state_cache.hpp"
#include "app/store.hpp"
#include "base/metrics.hpp"
#include "http/server_handler.hpp"
#include "unit/auth/still_clock.hpp"
#include "wire/json.hpp"

namespace draftwire::testing {

// Writes down what viewers would be told.
class Listener final : public app::Announcer {
 public:
  void committed(const std::shared_ptr<const app::Commit>& commit) override { commits.push_back(commit); }
  void setup_changed(domain::DraftId draft, domain::TournamentId) override { changed.push_back(draft.value); }
  void tournament_changed(domain::TournamentId id) override { tournaments_changed.push_back(id.value); }
  void tournament_deleted(domain::TournamentId id, const std::vector<domain::DraftId>&) override {
    deleted.push_back(id.value);
  }

  std::vector<std::shared_ptr<const app::Commit>> commits;
  std::vector<std::int64_t> changed;
  std::vector<std::int64_t> tournaments_changed;
  std::vector<std::int64_t> deleted;
};

// Throws 1, 2, 3 … in turn, so that no tie lasts.
class CountingDice final : public domain::Dice {
 public:
  int roll() override { return 1 + thrown_++ % 6; }

 private:
  int thrown_ = 0;
};

struct Answered {
  int status = 0;
  std::string request_id;
  std::map<std::string, std::string> headers;
  std::string text;

  [[nodiscard]] wire::Value json() const { return boost::json::parse(text); }
  [[nodiscard]] std::string code() const { return std::string(json().at("code").as_string()); }
  // `field` of every error.
  [[nodiscard]] std::vector<std::string> fields() const;
};

// What one browser sends: it keeps its cookie.
class Browser {
 public:
  // `host`: what it asks for where no header says another.
  Browser(http::Handler& handler, std::string address, std::string host = "127.0.0.1:8080")
      : handler_(handler), address_(std::move(address)), host_(std::move(host)) {}

  Answered send(std::string_view method, std::string_view path, std::string body = {},
                std::vector<std::pair<std::string, std::string>> headers = {});
  Answered get(std::string_view path) { return send("GET", path); }
  Answered remove(std::string_view path) { return send("DELETE", path); }
  // JSON.
  Answered post(std::string_view path, std::string body) { return with_json("POST", path, std::move(body)); }
  Answered patch(std::string_view path, std::string body) { return with_json("PATCH", path, std::move(body)); }

  std::string cookie;

 private:
  Answered with_json(std::string_view method, std::string_view path, std::string body);

  http::Handler& handler_;
  const std::string address_;
  const std::string host_;
};

// The product without sockets, on a real database of its own: Olga organises, Mika is a member, Ada an admin. The
// database is in the store that chosen_store() gives.
class Product {
 public:
  explicit Product(http::HandlerOptions options = {});
  ~Product();

  [[nodiscard]] Browser anyone() { return {handler, "192.0.2.1", host}; }
  // Precondition: a name of those above, whose password is "pass of NAME".
  [[nodiscard]] Browser signed_in(std::string_view name);

  // By Olga: a tournament with a draft of two captains (5000 and 4000) and four more players, normal, teams of 3.
  struct World {
    std::int64_t tournament = 0;
    std::int64_t draft = 0;
    std::vector<std::int64_t> players;
    std::vector<std::int64_t> teams;
  };
  World a_draft();
  World a_started_draft();

  const std::string host;  // of the public URL, if there is one
  const std::filesystem::path folder;
  StillClock clock;
  CountingDice dice;
  Listener listener;
  Metrics metrics;
  app::Attendance attendance;
  std::unique_ptr<app::Store> store;
  app::StateCache cache{64};
  app::DraftService drafts;
  http::ServerHandler handler;
};

std::string path_of(std::string_view collection, std::int64_t id, std::string_view rest = {});

}  // namespace draftwire::testing
