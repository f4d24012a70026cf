#pragma once

#include <functional>
#include <stdexcept>

#include "app/transaction.hpp"
#include "base/returned_value.hpp"

namespace draftwire::app {

// The database is gone, full, locked or damaged: ends the request, never the process.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What a write survives once it is acknowledged. Either survives kill -9 of any process.
enum class Durability {
  now,   // a power loss, too
  soon,  // a power loss only once something was written after it with `now`, or the database has tidied up. Does not
         // wait for the disk where that would hold up other writers
};

// Where everything durable lives. Any thread; calls block, so only workers make them.
class Store {
 public:
  virtual ~Store() = default;

  // Runs `body`, a function of a const ReadTransaction&, on one consistent view. Gives what it returns.
  template <class Body>
  [[nodiscard]] auto read(Body&& body) {
    return returned_value<const ReadTransaction&>([&](const ReadBody& run) { run_read(run); }, body);
  }

  // Runs `body`, a function of a WriteTransaction&, in one transaction; writers come one after another. Gives what it
  // returns, when what it did is as durable as asked; when it throws, nothing has happened. The database may ask for
  // the whole function again: then only its last run has happened, with what that run returned and gave to on_commit().
  // So a body returns its result and changes nothing outside of the transaction. It may run on another writer's thread,
  // while this one waits.
  template <class Body>
  [[nodiscard]] auto write(Body&& body, Durability durability = Durability::now) {
    return returned_value<WriteTransaction&>([&](const WriteBody& run) { run_write(run, durability); }, body);
  }

 protected:
  using ReadBody = std::function<void(const ReadTransaction&)>;
  using WriteBody = std::function<void(WriteTransaction&)>;

  virtual void run_read(const ReadBody& body) = 0;
  virtual void run_write(const WriteBody& body, Durability durability) = 0;
};

}  // namespace draftwire::app
