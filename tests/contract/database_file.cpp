#include "contract/database_file.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;

fs::path make_folder() {
  std::string name = (fs::temp_directory_path() / "draftwire-store-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test's database");
  return name;
}

// The last value of the last row, or why there is none.
struct Answer {
  std::string value;
  std::string failure;
};

Answer ask(const std::string& path, const std::string& sql) {
  sqlite3* opened = nullptr;
  sqlite3_open(path.c_str(), &opened);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection(opened, &sqlite3_close);
  sqlite3_exec(opened, "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
  Answer answer;
  const auto take = [](void* into, int columns, char** values, char**) {
    const char* value = values[columns - 1];
    static_cast<Answer*>(into)->value = value == nullptr ? "" : value;
    return 0;
  };
  char* message = nullptr;
  sqlite3_exec(opened, sql.c_str(), take, &answer, &message);
  if (message != nullptr) answer.failure = message;
  sqlite3_free(message);
  return answer;
}

}  // namespace

DatabaseFile::DatabaseFile() : folder_(make_folder()) {}

DatabaseFile::~DatabaseFile() {
  std::error_code ignored;
  fs::permissions(folder_, fs::perms::owner_all, ignored);
  fs::remove_all(folder_, ignored);
}

std::string DatabaseFile::refusal() const {
  return refusal_of(path());
}

std::string DatabaseFile::value(const std::string& sql) const {
  return ask(path(), sql).value;
}

std::string DatabaseFile::failure(const std::string& sql) const {
  return ask(path(), sql).failure;
}

std::string refusal_of(const std::string& path) {
  try {
    storage::open_sqlite({path});
  } catch (const app::StoreError& error) {
    return error.what();
  }
  return "";
}

std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void overwrite(const std::string& path, std::size_t offset, std::string_view bytes) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(offset));
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace draftwire::testing
