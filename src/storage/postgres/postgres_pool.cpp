#include "storage/postgres/postgres_pool.hpp"

#include <utility>

#include <spdlog/spdlog.h>

namespace draftwire::storage {
namespace {

constexpr std::chrono::seconds kWaitForTurn{5};

}  // namespace

PooledConnection PostgresPool::take() {
  {
    auto state = state_.lock();
    const bool has_turn = state.wait_for(returned_, kWaitForTurn, [&](const State& now) {
      return !now.idle.empty() || now.open < max_ || (now.is_away && now.is_tried);
    });
    if (!has_turn) throw app::StoreError("all connections to the database are in use");
    if (!state->idle.empty()) {
      PooledConnection taken = std::move(state->idle.back());
      state->idle.pop_back();
      return taken;
    }
    if (state->is_away && state->is_tried) throw ConnectionLost(state->reason);
    ++state->open;
    state->is_tried = true;
  }
  return connect();
}

PooledConnection PostgresPool::connect() {
  try {
    auto connection = std::make_unique<PostgresConnection>(url_);
    auto state = state_.lock();
    if (std::exchange(state->is_away, false)) spdlog::info("{} is back", connection->name());
    state->is_tried = false;
    return {std::move(connection)};
  } catch (const app::StoreError& error) {
    auto state = state_.lock();
    --state->open;
    state->is_tried = false;
    if (!std::exchange(state->is_away, true)) spdlog::error("{}", error.what());
    state->reason = error.what();
    returned_.notify_all();
    throw;
  }
}

void PostgresPool::give_back(PooledConnection connection) {
  auto state = state_.lock();
  if (connection.connection->is_alive() && !connection.connection->is_in_transaction()) {
    state->idle.push_back(std::move(connection));
  } else {
    --state->open;
  }
  returned_.notify_one();
}

void PostgresPool::give_up(PooledConnection connection, const std::string& why) {
  std::vector<PooledConnection> useless;
  auto state = state_.lock();
  useless.swap(state->idle);
  state->open -= useless.size() + 1;
  state->reason = why;
  connection.connection.reset();
  returned_.notify_all();
}

}  // namespace draftwire::storage
