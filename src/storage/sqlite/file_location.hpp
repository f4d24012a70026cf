#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>

namespace draftwire::storage {

// Where the files of an open database lie. SQLite writes to what it has opened, wherever that is by now: a FILE or
// FILE-wal that was moved, replaced or deleted takes everything with it that is written from then on. Any thread.
class FileLocation {
 public:
  // Precondition: SQLite has opened FILE and FILE-wal. `descriptor`: FILE, as it was when it was locked; outlives this.
  // Throws app::StoreError when it is another one already.
  FileLocation(std::string file, int descriptor);

  // Two calls of stat(2). Throws app::StoreUnavailable, which says what was done to which file, and what helps.
  void require_unmoved() const;

  // What only a checkpoint of FILE-wal changes.
  struct Stamp {
    off_t size = 0;
    std::int64_t changed_at = 0;  // nanoseconds

    bool operator==(const Stamp&) const = default;
  };
  [[nodiscard]] Stamp stamp() const;

 private:
  struct Identity {
    dev_t device = 0;
    ino_t number = 0;

    bool operator==(const Identity&) const = default;
  };

  static std::optional<Identity> identity_at(const std::string& path);
  static void require_at(const std::string& path, const Identity& expected);

  std::string file_;
  std::string log_;
  int descriptor_;
  Identity identity_;
  Identity log_identity_;
};

}  // namespace draftwire::storage
