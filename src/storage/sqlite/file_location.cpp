#include "storage/sqlite/file_location.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "app/store_unavailable.hpp"
#include "storage/sqlite/failure.hpp"

namespace draftwire::storage {

FileLocation::FileLocation(std::string file, int descriptor)
    : file_(std::move(file)), log_(file_ + "-wal"), descriptor_(descriptor) {
  struct stat status{};
  if (fstat(descriptor, &status) != 0) throw_failure(file_, "can not be looked at", errno);
  identity_ = {status.st_dev, status.st_ino};
  require_at(file_, identity_);
  const auto log = identity_at(log_);
  if (!log) throw_failure(log_, "can not be looked at", errno);
  log_identity_ = *log;
}

void FileLocation::require_unmoved() const {
  require_at(file_, identity_);
  require_at(log_, log_identity_);
}

FileLocation::Stamp FileLocation::stamp() const {
  struct stat status{};
  if (fstat(descriptor_, &status) != 0) throw_failure(file_, "can not be looked at", errno);
  constexpr std::int64_t kSecond = 1'000'000'000;
  return {status.st_size, status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec};
}

std::optional<FileLocation::Identity> FileLocation::identity_at(const std::string& path) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return Identity{status.st_dev, status.st_ino};
}

void FileLocation::require_at(const std::string& path, const Identity& expected) {
  const auto found = identity_at(path);
  if (found == expected) return;
  if (found) {
    throw app::StoreUnavailable(fmt::format(
        "{}: another file was put in its place while the server ran; nothing is written until the server is "
        "restarted, which then uses the new one, or the old one is moved back",
        path));
  }
  throw app::StoreUnavailable(
      fmt::format("{}: was moved or deleted while the server ran; nothing is written until it is moved back", path));
}

}  // namespace draftwire::storage
