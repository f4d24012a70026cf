#pragma once

#include <condition_variable>
#include <optional>
#include <string>

#include "app/clock.hpp"
#include "app/store.hpp"
#include "base/mutex.hpp"
#include "base/thread_loop.hpp"
#include "server/account_messages.hpp"

namespace draftwire::server {

// `FILE-socket` beside an SQLite database: by it `draftwire account …` has the server that holds the file do what it
// can't do itself (decisions/0006). Takes orders from root, from the file's owner and from the server's own user alone,
// one at a time, on a thread between start() and stop(). Store and clock must outlive it. Main thread only.
class AccountSocket {
 public:
  AccountSocket(const std::string& database, app::Store& store, app::Clock& clock);
  ~AccountSocket() { stop(); }
  AccountSocket(const AccountSocket&) = delete;
  AccountSocket& operator=(const AccountSocket&) = delete;

  // Without a socket, which a line in the log says, the server serves as well. Precondition: this process holds the
  // lock on the database.
  void start();

  // Takes the socket away, and ends an order that did not come whole; one that runs is finished.
  void stop() EXCLUDES(door_);

 private:
  struct Door {
    bool is_closed = false;
    int client = -1;  // who is served now
  };

  void take_turn() EXCLUDES(door_);
  void close_door() EXCLUDES(door_);
  void serve(int client) EXCLUDES(door_);
  AccountAnswer answer_to(int client, const std::string& line);
  [[nodiscard]] bool may_order(int client) const;

  const std::string database_;
  app::Store& store_;
  app::Clock& clock_;
  int listener_ = -1;
  Mutex<Door> door_;
  std::condition_variable closed_;

  std::optional<ThreadLoop> loop_;  // last: it ends before what it uses
};

// What the server that holds the database answers to `order`; nothing when none takes orders there. Throws
// std::runtime_error with one line for a person.
std::optional<AccountAnswer> ask_server(const std::string& database, const AccountOrder& order);

}  // namespace draftwire::server
