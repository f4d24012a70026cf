#pragma once

#include <memory>

#include "app/attempts.hpp"
#include "storage/postgres/postgres_database.hpp"

namespace draftwire::storage {

// Attempts counted over all nodes, by the database's clock. Any thread; calls block.
class SharedAttempts final : public app::Attempts {
 public:
  explicit SharedAttempts(std::shared_ptr<PostgresDatabase> database) : database_(std::move(database)) {}

  [[nodiscard]] std::optional<std::chrono::seconds> begin(std::span<const app::Allowance> allowances,
                                                          std::chrono::seconds window) override;
  void take_back(const std::string& forgotten, std::span<const std::string> eased) override;

 private:
  const std::shared_ptr<PostgresDatabase> database_;
};

}  // namespace draftwire::storage
