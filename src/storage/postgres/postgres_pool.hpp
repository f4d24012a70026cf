#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/mutex.hpp"
#include "storage/postgres/postgres_connection.hpp"

namespace draftwire::storage {

// A session, and whether its server knew less when it began than was known here: then commits were lost.
struct PooledConnection {
  std::unique_ptr<PostgresConnection> connection;
  bool has_lost_commits = false;
};

// The sessions of this process. While the server is away, one caller at a time tries to reach it and the others are
// refused at once, so that workers don't queue up behind a dead line. Any thread.
class PostgresPool {
 public:
  PostgresPool(std::string url, std::size_t max_connections) : url_(std::move(url)), max_(max_connections) {}

  // Waits for one when all are in use. Throws ConnectionLost.
  PooledConnection take();

  void give_back(PooledConnection connection);

  // The server went away in the middle of something: sessions that are idle are of no use either.
  void give_up(PooledConnection connection, const std::string& why);

  // How far the server's journal is known to be on disk.
  void saw_journal(std::int64_t position);
  // It is known to have lost some: what was seen before counts no more.
  void forget_journal();

 private:
  struct State {
    std::vector<PooledConnection> idle;
    std::size_t open = 0;
    std::int64_t journal = 0;
    bool is_away = false;
    bool is_tried = false;  // somebody tries to reach the server
    std::string reason;
  };

  PooledConnection connect(std::int64_t known_journal);

  const std::string url_;
  const std::size_t max_;
  Mutex<State> state_;
  std::condition_variable returned_;
};

}  // namespace draftwire::storage
