#include "storage/sqlite/open_sqlite.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "app/store_unavailable.hpp"
#include "storage/new_epoch.hpp"
#include "storage/sqlite/failure.hpp"
#include "storage/sqlite/head_file.hpp"
#include "storage/sqlite/integrity.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "storage/sqlite/upgrade.hpp"
#include "storage/sqlite/write_ahead_log.hpp"

namespace draftwire::storage {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, std::string_view why) {
  throw app::StoreError(fmt::format("{}: {}", path, why));
}

// Also said to root, whom the kernel would let through: the one who took the right away meant it.
void require_writable(const std::string& path, std::string_view what) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0) throw_failure(path, "can not be looked at", errno);
  if ((status.st_mode & 0222U) == 0) refuse(path, fmt::format("this {} is read-only", what));
  if (access(path.c_str(), W_OK) != 0) throw_failure(path, fmt::format("this {} can not be written", what), errno);
}

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

// The one name of the file, whatever links lead to it. Creates it when it is missing.
std::string settle_path(const std::string& path) {
  if (path.empty()) refuse("the database", "the name of its file is empty");
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (fs::is_directory(status)) refuse(path, "this is a folder, not a database file");
  if (fs::exists(status) && !fs::is_regular_file(status)) refuse(path, "this is not a regular file");
  if (!fs::exists(status)) {
    if (!fs::is_directory(folder_of(path), failure)) {
      refuse(path, fmt::format("there is no folder {}", folder_of(path)));
    }
    require_writable(folder_of(path), "folder");
    const int created = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (created < 0) throw_failure(path, "the database can not be created", errno);
    close(created);
  }
  std::string settled = fs::canonical(path, failure).string();
  if (failure) throw_failure(path, "the database can not be opened", failure.value());
  require_writable(folder_of(settled), "folder");
  require_writable(settled, "database");
  return settled;
}

Head head_in(SqliteConnection& connection) {
  const auto head = connection.query("SELECT epoch, commits FROM meta").all([](const Query& row) {
    return Head{row.text(0), row.integer(1), 0};
  });
  if (head.size() != 1) refuse(connection.file(), "the database is damaged (its epoch is missing); restore a backup");
  return head.front();
}

// A file that is another one than the server left, or an earlier one, is another log: no viewer may resume on it.
Head settle_epoch(SqliteConnection& connection, const std::optional<Head>& left) {
  Head head = head_in(connection);
  if (left && left->epoch == head.epoch && left->commits <= head.commits) return head;
  if (head.commits > 0) spdlog::info("{}: new, moved or restored; viewers start again on it", connection.file());
  Transaction transaction(connection, Transaction::Kind::write);
  connection.query("UPDATE meta SET epoch = ?, commits = commits + 1").with(new_epoch()).run();
  const Head renewed = head_in(connection);
  transaction.commit();
  return renewed;
}

// From here on FILE itself is of the epoch that the head file names. A full disk doesn't keep the server from starting.
bool has_emptied_log(SqliteConnection& connection) {
  try {
    return empty_log(connection);
  } catch (const app::StoreError& error) {
    spdlog::warn("the -wal could not be moved into its file yet: {}", error.what());
    return false;
  }
}

}  // namespace

std::unique_ptr<RowStore> open_sqlite(const SqliteOptions& options) {
  const std::string path = settle_path(options.path);
  auto head_file = std::make_unique<HeadFile>(path);
  const std::optional<Head> left = head_file->stored();
  require_own_log(path, left);
  auto connection = std::make_unique<SqliteConnection>(path, SqliteConnection::Access::read_write);
  upgrade(*connection);
  require_sound(*connection);
  Head head = settle_epoch(*connection, left);
  if (has_emptied_log(*connection)) head.checkpointed = head.commits;
  if (!head_file->store(head)) throw app::StoreUnavailable(path + "-head: can not be written; is the disk full?");
  return std::make_unique<SqliteStore>(std::move(head_file), head, std::move(connection), options.readers);
}

}  // namespace draftwire::storage
