#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/announcer.hpp"
#include "app/draft_service.hpp"
#include "app/store.hpp"
#include "server/settings.hpp"

namespace draftwire::server {

// A serving node: the whole object graph, built top-down. Made, started and stopped by the main thread.
class Application {
 public:
  // Opens the database. Throws app::StoreError or std::runtime_error with one line for a person.
  explicit Application(const Settings& settings);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // Told of every commit beside the viewers. Before start(); must outlive this. At most one.
  void also_announce_to(app::Announcer& listener);

  // Listens and serves; returns at once. Throws net::ListenError.
  void start();

  // Finishes running requests, announces the restart to viewers, and closes everything.
  void stop();

  // `http://127.0.0.1:8080`, one for each address listened on. After start().
  [[nodiscard]] std::vector<std::string> urls() const;

  // The link that opens a seat, under the given base URL.
  [[nodiscard]] std::string seat_link(const std::string& base_url, const app::Seat& seat) const;

  app::Store& store();
  app::DraftService& drafts();
  app::Clock& clock();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Keeps SIGTERM and SIGINT from ending the process by themselves. Before any thread is started.
void block_stop_signals();

// Waits until one of them comes.
void wait_for_stop_signal();

// `draftwire serve`: until SIGTERM or SIGINT. Returns the exit status.
int serve(const Settings& settings);

}  // namespace draftwire::server
