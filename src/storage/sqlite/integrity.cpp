#include "storage/sqlite/integrity.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>

#include "app/store.hpp"

namespace draftwire::storage {
namespace {

constexpr std::uintmax_t kCheckedBytes = 64U << 20U;

std::string escaped(const std::string& path) {
  std::string text;
  for (const char letter : path) {
    if (letter == '%' || letter == '?' || letter == '#') {
      text += fmt::format("%{:02X}", static_cast<unsigned>(letter));
    } else {
      text += letter;
    }
  }
  return text;
}

struct FileState {
  Head head;
  std::int64_t schema_version = 0;
};

// What is in FILE alone, as if there were no -wal; nothing when it can't be told.
std::optional<FileState> state_without_log(const std::string& file) {
  const std::string uri = "file:" + escaped(file) + "?immutable=1";
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(uri.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection(opened, &sqlite3_close);
  if (result != SQLITE_OK) return std::nullopt;
  sqlite3_stmt* prepared = nullptr;
  sqlite3_prepare_v2(opened, "SELECT epoch, commits, schema_version FROM meta, pragma_schema_version", -1, &prepared,
                     nullptr);
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, &sqlite3_finalize);
  if (prepared == nullptr || sqlite3_step(prepared) != SQLITE_ROW) return std::nullopt;
  const auto* epoch = reinterpret_cast<const char*>(sqlite3_column_text(prepared, 0));
  return FileState{{epoch == nullptr ? "" : epoch, sqlite3_column_int64(prepared, 1), 0},
                   sqlite3_column_int64(prepared, 2)};
}

}  // namespace

void require_own_log(const std::string& file, const std::optional<Head>& left) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(file + "-wal", failure);
  if (failure || size == 0 || !left || left->checkpointed == 0) return;
  const std::optional<FileState> found = state_without_log(file);
  if (!found || (found->head.epoch == left->epoch && found->head.commits >= left->checkpointed)) return;
  throw app::StoreError(
      fmt::format("{0}: this file was replaced, but {0}-wal is of the file before it; move {0}-wal and {0}-shm away to "
                  "use this one, or put the one before back",
                  file));
}

bool holds_part_of(const std::string& file, const Head& head, std::int64_t schema_version) {
  const std::optional<FileState> found = state_without_log(file);
  if (!found || found->head.epoch != head.epoch) return false;
  if (found->head.commits < head.checkpointed || found->head.commits > head.commits) return false;
  return found->schema_version == schema_version;
}

void require_sound(SqliteConnection& connection) {
  std::error_code failure;
  if (std::filesystem::file_size(connection.file(), failure) > kCheckedBytes || failure) return;
  const auto findings = connection.query("PRAGMA quick_check(1)").all([](const Query& row) { return row.text(0); });
  if (findings.size() == 1 && findings.front() == "ok") return;
  throw app::StoreError(fmt::format("{}: the database is damaged ({}); restore a backup", connection.file(),
                                    findings.empty() ? "" : findings.front()));
}

}  // namespace draftwire::storage
