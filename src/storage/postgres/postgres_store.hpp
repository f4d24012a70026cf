#pragma once

#include <memory>

#include "storage/postgres/announcing_order.hpp"
#include "storage/postgres/postgres_database.hpp"
#include "storage/rows/row_store.hpp"

namespace draftwire::storage {

// The store in a PostgreSQL database that other nodes may use, too. Writers of one tournament come one after another,
// whatever node they are on. Any thread; calls block. A body of read() or write(), and what on_commit() was given,
// must not call write().
class PostgresStore final : public RowStore {
 public:
  explicit PostgresStore(std::shared_ptr<PostgresDatabase> database) : database_(std::move(database)) {}

  void require_usable() override;
  void try_write() override;

 protected:
  void run_read(const ReadBody& body) override;
  void run_write(const WriteBody& body, app::Durability durability) override;
  void run_read_rows(const RowBody& body) override;
  void run_write_rows(const RowBody& body) override;

 private:
  const std::shared_ptr<PostgresDatabase> database_;
  AnnouncingOrder order_;
};

}  // namespace draftwire::storage
