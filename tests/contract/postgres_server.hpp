#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>

#include "contract/store_contract.hpp"
#include "storage/postgres/open_postgres.hpp"

namespace draftwire::testing {

// A PostgreSQL server of the tests' own, in a temporary folder, on a socket in it. Root gives up its rights for it,
// because PostgreSQL refuses them. It ends with the process, however that ends. Test threads only.
class PostgresServer {
 public:
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // One for the whole program, started by the first who needs it.
  static PostgresServer& shared();

  void start();
  // As `kill -9` of everything would leave it: nothing is finished, what is durable comes back.
  void stop();

  [[nodiscard]] std::string url(const std::string& database) const;
  [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }

  // A copy of all that it holds, as it is on disk after stop(); it runs again when this returns.
  [[nodiscard]] std::filesystem::path save();
  // Stops, is as it was when the copy was made, and runs again. The copy is used up.
  void put_back(const std::filesystem::path& saved);

 private:
  std::filesystem::path folder_;
  pid_t pid_ = -1;
};

// A database on it, gone with the server: dropping one takes a checkpoint.
class ServerDatabase final : public TestDatabase {
 public:
  explicit ServerDatabase(PostgresServer& server = PostgresServer::shared());

  std::unique_ptr<app::Store> open() override { return storage::open_postgres({url()}).store; }

  [[nodiscard]] std::string url() const { return server_.url(name_); }
  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] std::string value(const std::string& sql) const override;
  [[nodiscard]] std::string failure(const std::string& sql) const override;

 private:
  PostgresServer& server_;
  std::string name_;
};

// A program of PostgreSQL's, run with the given words of a shell. Throws when it fails.
void run_postgres_program(const std::string& words);

}  // namespace draftwire::testing
