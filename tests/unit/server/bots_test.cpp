#include "server/bots.hpp"

#include <gtest/gtest.h>

#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <new>

#include "server/os_dice.hpp"
#include "server/populate.hpp"
#include "server/system_clock.hpp"
#include "storage/sqlite/open_sqlite.hpp"

namespace draftwire::server {
namespace {

struct Folder {
  std::filesystem::path path;

  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "bots-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

// Its reads fail for a while, as often as it was told.
class FailingStore final : public app::Store {
 public:
  explicit FailingStore(std::unique_ptr<app::Store> store) : store_(std::move(store)) {}

  std::atomic<int> failures{0};

 protected:
  void run_read(const ReadBody& body) override {
    const int left = failures.load();
    if (left > 0) failures = left - 1;
    if (left == 2) throw std::bad_alloc();
    if (left == 1) throw 42;
    store_->read(body);
  }
  void run_write(const WriteBody& body, app::Durability durability) override { store_->write(body, durability); }

 private:
  const std::unique_ptr<app::Store> store_;
};

// Tells the bots.
class Announcer final : public app::Announcer {
 public:
  void committed(const std::shared_ptr<const app::Commit>& commit) override {
    if (bots != nullptr) bots->committed(commit);
  }
  void setup_changed(domain::DraftId, domain::TournamentId) override {}
  void tournament_changed(domain::TournamentId) override {}
  void tournament_deleted(domain::TournamentId, const std::vector<domain::DraftId>&) override {}

  Bots* bots = nullptr;
};

TEST(Bots, play_on_whatever_the_store_throws) {
  const Folder folder;
  FailingStore store(storage::open_sqlite({(folder.path / "league.db").string()}));
  SystemClock clock;
  OsDice dice;
  app::StateCache cache{8};
  Announcer announcer;
  Metrics metrics;
  app::DraftService drafts(store, cache, clock, dice, announcer, metrics);
  const domain::DraftId draft = populate_equal_mmr(store, drafts, clock).draft_id;
  ASSERT_TRUE(drafts.execute(draft, domain::StartDraft{}, app::Identity::system()));
  Bots bots(store, drafts, std::chrono::milliseconds(1));
  announcer.bots = &bots;

  bots.play(draft);
  store.failures = 2;

  EXPECT_TRUE(bots.wait_until_over());
  EXPECT_EQ(store.failures, 0);
}

}  // namespace
}  // namespace draftwire::server
