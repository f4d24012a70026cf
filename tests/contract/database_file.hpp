#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "contract/store_contract.hpp"
#include "storage/sqlite/open_sqlite.hpp"

namespace draftwire::testing {

// An SQLite database in a folder of its own, both gone with this. Test threads only.
class DatabaseFile final : public TestDatabase {
 public:
  DatabaseFile();
  ~DatabaseFile() override;
  DatabaseFile(const DatabaseFile&) = delete;
  DatabaseFile& operator=(const DatabaseFile&) = delete;

  std::unique_ptr<app::Store> open() override { return storage::open_sqlite({path()}); }

  // Why it is not opened, for a person; empty when it is.
  [[nodiscard]] std::string refusal() const;

  [[nodiscard]] std::string value(const std::string& sql) const override;
  [[nodiscard]] std::string failure(const std::string& sql) const override;

  [[nodiscard]] std::string path() const { return (folder_ / "league.db").string(); }
  [[nodiscard]] std::string head_path() const { return path() + "-head"; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

std::string refusal_of(const std::string& path);

std::string contents_of(const std::string& path);
void overwrite(const std::string& path, std::size_t offset, std::string_view bytes);

}  // namespace draftwire::testing
