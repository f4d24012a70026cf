#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/shared_store.hpp"
#include "base/mutex.hpp"
#include "storage/postgres/postgres_database.hpp"

namespace draftwire::storage {

// What the nodes on a PostgreSQL database tell one another, by tables that a crash may empty. Any thread; one
// exchange at a time.
class NodeExchange final : public app::SharedStore {
 public:
  NodeExchange(std::shared_ptr<PostgresDatabase> database, std::string node)
      : database_(std::move(database)), node_(std::move(node)) {}

  [[nodiscard]] const std::string& node() const override { return node_; }
  [[nodiscard]] std::string league() override;
  app::NodeNews exchange(std::span<const app::WatchedChannel> watched, bool is_heard) override;
  void went_backwards(const std::string& epoch) override { database_->went_backwards(epoch); }
  void leave() override;

 private:
  using Counts = std::map<app::Channel, std::int64_t>;

  // What the others have been told of this node.
  struct Told {
    Counts counts;
    bool is_heard = false;
    std::optional<std::chrono::steady_clock::time_point> at;
  };

  void tell(Told& told, Counts counts, bool is_heard);

  const std::shared_ptr<PostgresDatabase> database_;
  const std::string node_;
  Mutex<Told> told_;
};

}  // namespace draftwire::storage
