#include "storage/postgres/seen_log_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/store.hpp"
#include "contract/temporary_folder.hpp"

namespace draftwire::testing {
namespace {

using storage::SeenHead;
using storage::SeenLog;
using storage::SeenLogFile;

const std::string kLeague = "0123456789abcdef0123456789abcdef";
const SeenLog kSeen{
    "fedcba9876543210fedcba9876543210", 4'711, {{{7}, 27, 311, 1'768'242'605'123}, {{3}, 1, 12, 1'768'242'605'000}}};

std::string text_in(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

TEST(SeenLogFileTest, keeps_what_was_seen_for_the_next_start) {
  const TemporaryFolder folder;
  SeenLogFile::open_in(folder.path(), kLeague)->store(kSeen);

  EXPECT_EQ(SeenLogFile::open_in(folder.path(), kLeague)->all_stored(), std::vector{kSeen});
}

TEST(SeenLogFileTest, is_written_over_by_what_is_shorter) {
  const TemporaryFolder folder;
  const SeenLog shorter{kSeen.epoch, 5, {}};
  const auto file = SeenLogFile::open_in(folder.path(), kLeague);
  file->store(kSeen);
  file->store(shorter);

  EXPECT_EQ(file->all_stored(), std::vector{shorter});
}

TEST(SeenLogFileTest, is_one_page_with_the_heads_that_moved_last_however_many_there_are) {
  const TemporaryFolder folder;
  SeenLog much{kSeen.epoch, INT64_MAX, std::vector<SeenHead>(100, {{INT64_MAX}, INT64_MAX, INT64_MAX, INT64_MAX})};
  much.heads.front().tournament = {1};
  const auto file = SeenLogFile::open_in(folder.path(), kLeague);
  file->store(much);

  EXPECT_EQ(std::filesystem::file_size(folder.path() / ("seen-" + kLeague)), 4'096U);
  ASSERT_EQ(file->all_stored().size(), 1U);
  EXPECT_EQ(file->all_stored().front().heads.size(), SeenLogFile::kMaxHeads);
  EXPECT_EQ(file->all_stored().front().heads.front(), much.heads.front());
}

TEST(SeenLogFileTest, is_worth_nothing_when_a_byte_of_it_is_another_one) {
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / ("seen-" + kLeague);
  SeenLogFile::open_in(folder.path(), kLeague)->store(kSeen);
  const std::string text = text_in(path);
  const std::size_t size = storage::text_of(kSeen).size();

  for (std::size_t at = 0; at < size; ++at) {
    std::string damaged = text;
    damaged[at] = damaged[at] == '1' ? '2' : '1';
    EXPECT_FALSE(storage::seen_log_from(damaged)) << at;
    EXPECT_FALSE(storage::seen_log_from(text.substr(0, at))) << at;
  }
  EXPECT_EQ(storage::seen_log_from(text), kSeen);
}

TEST(SeenLogFileTest, is_another_one_for_each_node_and_each_reads_them_all) {
  const TemporaryFolder folder;
  const auto first = SeenLogFile::open_in(folder.path(), kLeague);
  const auto second = SeenLogFile::open_in(folder.path(), kLeague);
  const SeenLog other{kSeen.epoch, 5, {}};
  first->store(kSeen);
  second->store(other);

  EXPECT_EQ(first->all_stored(), (std::vector{kSeen, other}));
  EXPECT_EQ(second->all_stored(), (std::vector{kSeen, other}));
  EXPECT_TRUE(SeenLogFile::open_in(folder.path(), std::string(32, 'a'))->all_stored().empty());
}

TEST(SeenLogFileTest, names_a_folder_that_can_not_be_used) {
  try {
    SeenLogFile::open_in("/nowhere/at/all", kLeague);
    FAIL() << "it was opened";
  } catch (const app::StoreError& error) {
    EXPECT_THAT(error.what(), ::testing::StartsWith("/nowhere/at/all/seen-" + kLeague + ": "));
    EXPECT_THAT(error.what(), ::testing::HasSubstr("No such file or directory"));
  }
}

}  // namespace
}  // namespace draftwire::testing
