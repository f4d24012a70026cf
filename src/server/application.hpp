#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/announcer.hpp"
#include "app/draft_service.hpp"
#include "app/store.hpp"
#include "server/settings.hpp"

namespace draftwire::server {

// A serving node: the whole object graph, built top-down. Made, opened, started and stopped by the main thread.
class Application {
 public:
  explicit Application(const Settings& settings);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // Listens, and returns at once: says that it lives, and that it can't serve yet. Throws net::ListenError.
  void listen();

  // Opens the database. Throws app::StoreError or std::runtime_error with one line for a person; app::StoreUnavailable
  // when it may be tried again.
  void open();

  // Told of every commit beside the viewers. Between open() and start(); must outlive this. At most one.
  void also_announce_to(app::Announcer& listener);

  // Serves, and listens if it does not yet; returns at once. After open(). Throws net::ListenError.
  void start();

  // Whether the database was found to take writes. After start(), it may take a moment.
  [[nodiscard]] bool is_ready() const;

  // Finishes running requests, announces the restart to viewers, and closes everything.
  void stop();

  // `http://127.0.0.1:8080`, one for each address listened on. After listen().
  [[nodiscard]] std::vector<std::string> urls() const;

  // After open(): the link that opens a seat, under the given base URL.
  [[nodiscard]] std::string seat_link(const std::string& base_url, const app::Seat& seat) const;

  app::Store& store();
  app::DraftService& drafts();
  app::Clock& clock();

 private:
  struct League;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace draftwire::server
