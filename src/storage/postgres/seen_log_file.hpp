#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/descriptor.hpp"
#include "storage/postgres/seen_log.hpp"

namespace draftwire::storage {

// `seen-LEAGUE` in a folder of the node's: how far it has seen the log of its league, outside of the database, so that
// a database which went back shows. A second node with the same folder takes `seen-LEAGUE-2`. Written over without
// fsync: right after `kill -9`, and after a power loss of the node at worst behind, or gone. One thread at a time.
class SeenLogFile {
 public:
  static constexpr std::size_t kMaxHeads = 40;

  // A file that no other node has, made when there is none, until this goes. Throws app::StoreError with one line for a
  // person when the folder can't be used.
  static std::unique_ptr<SeenLogFile> open_in(const std::filesystem::path& folder, const std::string& league);

  // What is in every file of the league, this one's and those of other nodes. What is damaged is left out.
  [[nodiscard]] std::vector<SeenLog> all_stored() const;

  // Writes at most kMaxHeads of its heads. Whether it could, the log says.
  void store(const SeenLog& seen);

 private:
  SeenLogFile(std::filesystem::path first, std::filesystem::path path, int descriptor)
      : first_(std::move(first)), path_(std::move(path)), file_(descriptor) {}

  const std::filesystem::path first_;
  const std::filesystem::path path_;
  const Descriptor file_;
  bool is_failing_ = false;
};

std::string text_of(const SeenLog& seen);
// Nothing when it is not whole.
std::optional<SeenLog> seen_log_from(const std::string& text);

}  // namespace draftwire::storage
