#include "storage/postgres/seen_log_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>

#include <array>
#include <cerrno>
#include <sstream>
#include <system_error>
#include <utility>

#include "app/store_unavailable.hpp"
#include "base/passing_error.hpp"
#include "storage/checksum.hpp"

namespace draftwire::storage {
namespace {

constexpr int kMaxNodesInAFolder = 64;

// One page: the kernel takes it whole or, when the process is killed before, not at all.
constexpr std::size_t kSize = 4'096;

constexpr const char* kFirstWords = "draftwire-seen 1";

std::filesystem::path numbered(const std::filesystem::path& first, int number) {
  return number == 1 ? first : std::filesystem::path(fmt::format("{}-{}", first.string(), number));
}

std::string read_whole(int descriptor) {
  std::array<char, kSize> buffer{};
  const ssize_t size = pread(descriptor, buffer.data(), buffer.size(), 0);
  return size <= 0 ? std::string() : std::string(buffer.data(), static_cast<std::size_t>(size));
}

[[noreturn]] void refuse(const std::filesystem::path& path, int reason) {
  const std::string why = fmt::format("{}: what this node has seen of the log can't be kept there ({})", path.string(),
                                      std::generic_category().message(reason));
  if (may_pass(reason)) throw app::StoreUnavailable(why);
  throw app::StoreError(why);
}

}  // namespace

std::unique_ptr<SeenLogFile> SeenLogFile::open_in(const std::filesystem::path& folder, const std::string& league) {
  const std::filesystem::path first = folder / ("seen-" + league);
  for (int number = 1; number <= kMaxNodesInAFolder; ++number) {
    const std::filesystem::path path = numbered(first, number);
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) refuse(path, errno);
    std::unique_ptr<SeenLogFile> file(new SeenLogFile(first, path, descriptor));
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return file;
    if (errno != EWOULDBLOCK) refuse(path, errno);
  }
  refuse(first, EMFILE);
}

std::vector<SeenLog> SeenLogFile::all_stored() const {
  std::vector<SeenLog> logs;
  for (int number = 1; number <= kMaxNodesInAFolder; ++number) {
    const Descriptor file(open(numbered(first_, number).c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return logs;
    if (auto log = seen_log_from(read_whole(file.number()))) logs.push_back(std::move(*log));
  }
  return logs;
}

void SeenLogFile::store(const SeenLog& seen) {
  std::string text = text_of(seen);
  text.resize(kSize, '\n');
  const bool is_written = pwrite(file_.number(), text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
  if (!is_written && !is_failing_) {
    spdlog::warn("{}: what this node has seen of the log can't be written ({})", path_.string(),
                 std::generic_category().message(errno));
  }
  is_failing_ = !is_written;
}

std::string text_of(const SeenLog& seen) {
  std::string text = fmt::format("{} epoch {} journal {} heads {}\n", kFirstWords, seen.epoch, seen.journal,
                                 std::min(seen.heads.size(), SeenLogFile::kMaxHeads));
  for (std::size_t head = 0; head < std::min(seen.heads.size(), SeenLogFile::kMaxHeads); ++head) {
    const SeenHead& at = seen.heads[head];
    text += fmt::format("{} {} {} {}\n", at.tournament.value, at.tournament_seq, at.event_id, at.created_at);
  }
  return text + fmt::format("sum {:016x}\n", checksum(text));
}

std::optional<SeenLog> seen_log_from(const std::string& text) {
  std::istringstream words(text);
  SeenLog seen;
  std::string name;
  std::string version;
  std::array<std::string, 3> labels;
  std::size_t count = 0;
  words >> name >> version >> labels[0] >> seen.epoch >> labels[1] >> seen.journal >> labels[2] >> count;
  if (!words || count > SeenLogFile::kMaxHeads) return std::nullopt;
  seen.heads.resize(count);
  for (SeenHead& head : seen.heads) {
    words >> head.tournament.value >> head.tournament_seq >> head.event_id >> head.created_at;
  }
  if (!words || !text.starts_with(text_of(seen))) return std::nullopt;
  return seen;
}

}  // namespace draftwire::storage
