#include "unit/http/product.hpp"

#include <cstdlib>

#include "auth/passwords.hpp"
#include "storage/sqlite/open_sqlite.hpp"
#include "unit/http/hard_stores.hpp"

namespace draftwire::testing {
namespace {

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "draftwire-unit-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
  return name;
}

struct Person {
  std::string name;
  app::Role role;
  std::string password_hash;
};

// Hashing takes its time: once for all tests.
const std::vector<Person>& people() {
  static const std::vector<Person> all = [] {
    auth::Passwords passwords;
    std::vector<Person> made{{"Ada", app::Role::admin, {}},
                             {"Olga", app::Role::organiser, {}},
                             {"Otto", app::Role::organiser, {}},
                             {"Mika", app::Role::member, {}}};
    for (Person& person : made) person.password_hash = passwords.hash("pass of " + person.name);
    return made;
  }();
  return all;
}

void add_accounts(app::Store& store, app::Clock& clock) {
  store.write([&](app::WriteTransaction& tx) {
    for (const Person& person : people()) {
      tx.accounts().insert(person.name, person.role, person.password_hash, clock.now());
    }
  });
}

}  // namespace

std::vector<std::string> Answered::fields() const {
  std::vector<std::string> names;
  const wire::Value body = json();
  for (const wire::Value& error : body.at("errors").as_array()) {
    names.emplace_back(error.at("field").as_string());
  }
  return names;
}

Answered Browser::send(std::string_view method, std::string_view path, std::string body,
                       std::vector<std::pair<std::string, std::string>> headers) {
  static int sent = 0;
  http::Request request{std::string(method), path,     std::move(headers),
                        std::move(body),     address_, "test-" + std::to_string(++sent)};
  if (request.header("Host").empty()) request.headers.emplace_back("Host", host_);
  if (!cookie.empty()) request.headers.emplace_back("Cookie", "other=1; draftwire_session=" + cookie);
  const http::Response response = handler_.lane_of(request) ? handler_.handle(request) : handler_.handle_now(request);
  Answered answered{response.status, request.request_id, {}, response.body};
  if (!response.static_body.empty()) answered.text = response.static_body;
  for (const auto& [name, value] : response.headers) answered.headers[name] = value;
  if (const auto set = answered.headers.find("Set-Cookie"); set != answered.headers.end()) {
    const std::string& text = set->second;
    const auto begin = text.find('=') + 1;
    cookie = text.substr(begin, text.find(';') - begin);
  }
  return answered;
}

Answered Browser::with_json(std::string_view method, std::string_view path, std::string body) {
  return send(method, path, std::move(body), {{"Content-Type", "application/json"}});
}

Product::Product(http::HandlerOptions options)
    : host(options.public_url.empty() ? "127.0.0.1:8080"
                                      : options.public_url.substr(options.public_url.find("://") + 3)),
      folder(new_folder()),
      store(chosen_store(storage::open_sqlite({(folder / "draftwire.db").string()}))),
      drafts(*store, cache, clock, dice, listener, metrics, options.quotas),
      handler(*store, cache, drafts, listener, attendance, clock, metrics, std::move(options)) {
  add_accounts(*store, clock);
}

Product::~Product() {
  store.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

Browser Product::signed_in(std::string_view name) {
  Browser browser(handler, "192.0.2.2", host);
  const std::string who(name);
  const Answered answer =
      browser.post("/api/v1/session", R"({"username":")" + who + R"(","password":"pass of )" + who + R"("})");
  if (answer.status != 200) throw std::runtime_error("could not sign in: " + answer.text);
  return browser;
}

Product::World Product::a_draft() {
  Browser olga = signed_in("Olga");
  World world;
  world.tournament = olga.post("/api/v1/tournaments", R"({"name":"Cup"})").json().at("id").as_int64();
  const wire::Value players = olga.post(path_of("tournaments", world.tournament, "/players"),
                                        R"({"players":[{"name":"Ann","mmr":5000},{"name":"Bo","mmr":4000},
                                            {"name":"Cy","mmr":3000},{"name":"Di","mmr":2900},
                                            {"name":"Ed","mmr":2800},{"name":"Flo","mmr":2700}]})")
                                  .json();
  for (const wire::Value& player : players.at("items").as_array()) world.players.push_back(player.at("id").as_int64());
  const wire::Value draft =
      olga.post(path_of("tournaments", world.tournament, "/drafts"),
                R"({"style":"normal","team_size":3,"captains":[{"player_id":)" + std::to_string(world.players[0]) +
                    R"(},{"player_id":)" + std::to_string(world.players[1]) + "}]}")
          .json();
  world.draft = draft.at("id").as_int64();
  for (const wire::Value& team : draft.at("teams").as_array()) world.teams.push_back(team.at("id").as_int64());
  return world;
}

Product::World Product::a_started_draft() {
  World world = a_draft();
  signed_in("Olga").post(path_of("drafts", world.draft, "/start"), "");
  return world;
}

std::string path_of(std::string_view collection, std::int64_t id, std::string_view rest) {
  return "/api/v1/" + std::string(collection) + "/" + std::to_string(id) + std::string(rest);
}

}  // namespace draftwire::testing
