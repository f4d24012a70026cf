#include "storage/sqlite/head_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "app/store.hpp"
#include "storage/checksum.hpp"
#include "storage/sqlite/database_in_use.hpp"
#include "storage/sqlite/failure.hpp"

namespace draftwire::storage {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

// How far the file's change time may lie from the time that was written into it: the kernel's clock tick, and a
// thread that was set aside in between.
constexpr std::int64_t kSlack = kSecond / 5;

constexpr off_t kOurByte = off_t{1} << 40;

std::int64_t nanoseconds(std::int64_t seconds, std::int64_t rest) {
  return seconds * kSecond + rest;
}

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return nanoseconds(time.tv_sec, time.tv_nsec);
}

struct FileTimes {
  std::int64_t born = 0;  // 0: the file system doesn't tell
  std::int64_t changed = 0;
};

FileTimes times_of(int descriptor) {
  struct statx status{};
  if (statx(descriptor, "", AT_EMPTY_PATH, STATX_CTIME | STATX_BTIME, &status) != 0) return {};
  FileTimes times;
  times.changed = nanoseconds(status.stx_ctime.tv_sec, status.stx_ctime.tv_nsec);
  if ((status.stx_mask & STATX_BTIME) != 0U) {
    times.born = nanoseconds(status.stx_btime.tv_sec, status.stx_btime.tv_nsec);
  }
  return times;
}

std::string read_all(int descriptor) {
  std::array<char, 512> buffer{};
  const ssize_t size = pread(descriptor, buffer.data(), buffer.size(), 0);
  return size <= 0 ? std::string() : std::string(buffer.data(), static_cast<std::size_t>(size));
}

struct Record {
  Head head;
  long pid = 0;
  FileTimes times;
};

// The same length for every value, so that a write always replaces the whole.
std::string text_of(const Record& record) {
  const std::string text = fmt::format(
      "draftwire-head 1 epoch {:32} commits {:020} checkpointed {:020} "
      "born {:020} at {:020} pid {:010}",
      record.head.epoch, record.head.commits, record.head.checkpointed, record.times.born, record.times.changed,
      record.pid);
  return fmt::format("{} sum {:016x}\n", text, checksum(text));
}

std::optional<Record> record_from(const std::string& text) {
  Record record;
  std::array<char, 33> epoch{};
  long long commits = 0;
  long long checkpointed = 0;
  long long born = 0;
  long long at = 0;
  const int fields =
      std::sscanf(text.c_str(), "draftwire-head 1 epoch %32s commits %lld checkpointed %lld born %lld at %lld pid %ld",
                  epoch.data(), &commits, &checkpointed, &born, &at, &record.pid);
  if (fields != 6) return std::nullopt;
  record.head = {epoch.data(), commits, checkpointed};
  record.times = {born, at};
  if (text != text_of(record)) return std::nullopt;
  return record;
}

// Times cannot be copied: a file that was restored, even with its dates kept, was changed later than it says.
bool is_where_it_was_written(const FileTimes& said, const FileTimes& real) {
  if (said.born != real.born) return false;
  const bool has_whole_seconds = real.changed % kSecond == 0;
  return std::abs(said.changed - real.changed) <= (has_whole_seconds ? 2 * kSecond : kSlack);
}

[[noreturn]] void refuse_second(const std::string& database, const std::string& who) {
  throw DatabaseInUse(
      fmt::format("{}: another draftwire process{} is using this database; stop it first", database, who));
}

// Takes the name of the database; only then opens it.
int lock_file(const std::string& path, const Descriptor& file, const std::string& database) {
  if (!file.is_open()) throw_failure(path, "can not be written", errno);
  if (flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw_failure(path, "can not be locked", errno);
    const std::optional<Record> record = record_from(read_all(file.number()));
    refuse_second(database, record ? fmt::format(" ({})", record->pid) : "");
  }
  return open(database.c_str(), O_RDWR | O_CLOEXEC);
}

// Takes the database itself, whatever its name: one byte far from those that SQLite locks.
void lock_database(const std::string& database, const Descriptor& file) {
  if (!file.is_open()) throw_failure(database, "can not be opened", errno);
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = kOurByte;
  lock.l_len = 1;
  if (fcntl(file.number(), F_OFD_SETLK, &lock) == 0) return;
  if (errno != EAGAIN && errno != EACCES) throw_failure(database, "can not be locked", errno);
  refuse_second(database, "");
}

}  // namespace

HeadFile::HeadFile(const std::string& database)
    : path_(database + "-head"),
      file_(open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)),
      database_(lock_file(path_, file_, database)) {
  lock_database(database, database_);
  born_ = times_of(file_.number()).born;
}

std::optional<Head> HeadFile::stored() const {
  const std::optional<Record> record = record_from(read_all(file_.number()));
  if (!record || !is_where_it_was_written(record->times, times_of(file_.number()))) return std::nullopt;
  return record->head;
}

bool HeadFile::store(const Head& head) const {
  Record record{head, getpid(), {born_, 0}};
  for (int attempt = 0; attempt < 3; ++attempt) {
    record.times.changed = now();
    const std::string text = text_of(record);
    if (pwrite(file_.number(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) return false;
    if (now() - record.times.changed < kSlack / 4) break;
  }
  return true;
}

}  // namespace draftwire::storage
