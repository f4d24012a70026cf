#include "server/secret_file.hpp"

#include <gtest/gtest.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace draftwire::server {
namespace {

class SecretFile : public testing::Test {
 protected:
  SecretFile() {
    EXPECT_GE(sodium_init(), 0);
    std::string pattern = (std::filesystem::temp_directory_path() / "secret-XXXXXX").string();
    EXPECT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  ~SecretFile() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path() const { return (folder_ / "secret").string(); }

  void write(const std::string& text, mode_t mode) const {
    std::ofstream(path()) << text;
    ASSERT_EQ(chmod(path().c_str(), mode), 0);
  }

  [[nodiscard]] std::string refusal() const {
    try {
      read_or_make_secret(path());
      return "";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(SecretFile, is_made_when_missing_and_read_the_same_again) {
  const auto made = read_or_make_secret(path());
  EXPECT_EQ(read_or_make_secret(path()), made);
}

TEST_F(SecretFile, only_its_owner_can_read_it) {
  read_or_make_secret(path());
  struct stat status{};
  ASSERT_EQ(stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(SecretFile, two_installations_have_different_secrets) {
  const auto first = read_or_make_secret(path());
  std::filesystem::remove(path());
  EXPECT_NE(read_or_make_secret(path()), first);
}

TEST_F(SecretFile, that_others_can_read_is_refused) {
  write(std::string(64, 'a'), 0644);
  EXPECT_NE(refusal().find("others can read it"), std::string::npos);
}

TEST_F(SecretFile, that_is_too_short_is_refused_and_not_replaced) {
  write("abcd", 0600);
  EXPECT_NE(refusal().find("64 hexadecimal digits"), std::string::npos);
  EXPECT_EQ(std::filesystem::file_size(path()), 4U);
}

TEST_F(SecretFile, given_by_another_service_is_its_one_line) {
  write("a secret\n", 0600);
  EXPECT_EQ(read_given_secret(path()), "a secret");
}

TEST_F(SecretFile, given_by_another_service_is_never_made) {
  EXPECT_THROW(read_given_secret(path()), std::runtime_error);
  EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(SecretFile, given_by_another_service_is_for_its_owner_alone) {
  write("a secret\n", 0640);
  EXPECT_THROW(read_given_secret(path()), std::runtime_error);
}

TEST_F(SecretFile, given_by_another_service_is_something) {
  for (const std::string text : {"", "\n", "two\nlines\n"}) {
    write(text, 0600);
    EXPECT_THROW(read_given_secret(path()), std::runtime_error);
  }
}

TEST_F(SecretFile, in_a_folder_that_does_not_exist_is_a_clear_error) {
  EXPECT_THROW(read_or_make_secret(path() + "/no/such/folder"), std::runtime_error);
}

}  // namespace
}  // namespace draftwire::server
