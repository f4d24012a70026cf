#include "storage/sqlite/room.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "storage/descriptor.hpp"
#include "storage/sqlite/failure.hpp"

namespace draftwire::storage {
namespace {

constexpr off_t kRoom = off_t{128} * 1024;

// A file without a name, or, where the file system knows none, one that loses its name at once.
int open_scratch(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path().string();
  const int unnamed = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (unnamed >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return unnamed;
  const std::string named = file + "-room";
  const int scratch = open(named.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (scratch >= 0) unlink(named.c_str());
  return scratch;
}

}  // namespace

void require_room(const std::string& file) {
  const Descriptor scratch(open_scratch(file));
  const int error = scratch.is_open() ? posix_fallocate(scratch.number(), 0, kRoom) : errno;
  if (error != 0) throw_failure(file, "nothing more can be written beside it", error);
}

}  // namespace draftwire::storage
