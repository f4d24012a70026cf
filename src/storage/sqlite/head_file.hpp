#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "storage/descriptor.hpp"

namespace draftwire::storage {

// Where a database stood when its server last wrote: outside of the file, so that a file which went backwards shows.
struct Head {
  std::string epoch;
  std::int64_t commits = 0;
  // Of these, how many are at least in the database file itself and not only in its -wal; 0: unknown.
  std::int64_t checkpointed = 0;

  bool operator==(const Head&) const = default;
};

// `FILE-head` beside a database: the lock that keeps a second process out, for as long as this lives (the kernel lets
// go of it with the process, however that ends), and the last known head. Written after each commit without fsync:
// right after a crash of the process; after a power loss at worst behind. One thread at a time. Outlives every
// connection of the process to the database: closing a descriptor of a file drops the locks that SQLite has on it.
class HeadFile {
 public:
  // Throws DatabaseInUse when another process holds the database, and app::StoreError when the folder can't be written.
  // Precondition: the database exists, and this process has no connection to it yet.
  explicit HeadFile(const std::string& database);

  // The database itself, as it was locked.
  [[nodiscard]] int database() const { return database_.number(); }

  // What was written last; nothing when it is missing or damaged, or was put here by a copy and not by a server.
  [[nodiscard]] std::optional<Head> stored() const;

  // False: it could not be written; the next start then finds it behind, which is harmless.
  [[nodiscard]] bool store(const Head& head) const;

 private:
  std::string path_;
  Descriptor file_;
  Descriptor database_;  // holds a lock of its own, for a database with several names
  std::int64_t born_ = 0;
};

}  // namespace draftwire::storage
