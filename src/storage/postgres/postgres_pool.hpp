#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/mutex.hpp"
#include "storage/postgres/postgres_connection.hpp"

namespace draftwire::storage {

// A session, and whether its server has been looked at: a new one may be that of another log.
struct PooledConnection {
  std::unique_ptr<PostgresConnection> connection;
  bool is_settled = false;
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

 private:
  struct State {
    std::vector<PooledConnection> idle;
    std::size_t open = 0;
    bool is_away = false;
    bool is_tried = false;  // a thread tries to reach the server
    std::string reason;
  };

  PooledConnection connect();

  const std::string url_;
  const std::size_t max_;
  Mutex<State> state_;
  std::condition_variable returned_;
};

}  // namespace draftwire::storage
