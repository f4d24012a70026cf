#include "realtime/hub.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "realtime/audience.hpp"
#include "realtime/shard.hpp"
#include "unit/domain/game.hpp"
#include "unit/realtime/fake_loop.hpp"
#include "unit/realtime/fake_socket.hpp"
#include "unit/realtime/memory_store.hpp"

namespace draftwire::realtime {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using testing::FakeSocket;
using ::testing::HasSubstr;

// A loop that several threads post to, run by the test.
class SharedLoop final : public Loop {
 public:
  void post(Task task) override { tasks_.lock()->push_back(std::move(task)); }
  void post_after(std::chrono::milliseconds, Task) override {}
  [[nodiscard]] Clock::time_point now() const override { return Clock::time_point(1h); }

  void run_until(const std::function<bool()>& is_done) {
    for (int tries = 0; tries < 5'000 && !is_done(); ++tries) {
      std::vector<Task> tasks = std::exchange(*tasks_.lock(), {});
      for (Task& task : tasks) task();
      if (tasks.empty()) std::this_thread::sleep_for(1ms);
    }
    EXPECT_TRUE(is_done());
  }

 private:
  Mutex<std::vector<Task>> tasks_;
};

class HubTest : public ::testing::Test {
 protected:
  HubTest() { store.add_draft({7}, {3}, testing::a_draft().setup()); }
  ~HubTest() override { workers.stop(); }

  testing::MemoryStore store;
  app::StateCache states{4};
  app::ChannelLog log{store, states};
  Metrics metrics;
  SharedLoop loop;
  app::Attendance attendance;
  WorkerPool workers{1, 16};
  Hub hub{{}, log, attendance, workers, metrics};
  testing::Game game = testing::a_draft().pending();
};

TEST_F(HubTest, carries_a_commit_to_the_viewers_of_the_draft_and_of_its_tournament) {
  Shard& shard = hub.attach(loop);
  FakeSocket of_draft(&shard);
  FakeSocket of_tournament(&shard);
  shard.join(of_draft.viewer, app::Channel::of(domain::DraftId{7}), std::nullopt);
  shard.join(of_tournament.viewer, app::Channel::of(domain::TournamentId{3}), std::nullopt);
  loop.run_until([&] { return !of_draft.received.empty() && !of_tournament.received.empty(); });
  EXPECT_THAT(of_draft.take_texts().front(), HasSubstr("initial_events"));
  EXPECT_THAT(of_tournament.take_texts().front(), HasSubstr("initial_events"));

  hub.committed(store.append(game.start()));
  loop.run_until([&] { return !of_draft.received.empty() && !of_tournament.received.empty(); });
  const auto texts = of_draft.take_texts();
  EXPECT_THAT(texts, ElementsAre(AllOf(HasSubstr("draft_events"), HasSubstr("draft_started"))));
  EXPECT_EQ(of_tournament.take_texts(), texts);
}

TEST_F(HubTest, tells_of_set_ups_and_deletions) {
  Shard& shard = hub.attach(loop);
  FakeSocket viewer(&shard);
  shard.join(viewer.viewer, app::Channel::of(domain::DraftId{7}), std::nullopt);
  loop.run_until([&] { return !viewer.received.empty(); });
  (void)viewer.take();
  hub.setup_changed({7}, {3});
  loop.run_until([&] { return !viewer.received.empty(); });
  EXPECT_THAT(viewer.take_texts(), ElementsAre(HasSubstr("snapshot")));
  hub.tournament_deleted({3}, {{7}});
  loop.run_until([&] { return viewer.close_code.has_value(); });
  EXPECT_EQ(viewer.close_code, 4404);
}

TEST_F(HubTest, has_nobody_to_tell_before_and_after_its_shards_live) {
  hub.committed(store.append(game.start()));
  hub.attach(loop);
  hub.detach();
  hub.committed(store.append(game.pick_anyone()));
  hub.setup_changed({7}, {3});
}

TEST(Audience, has_one_counter_a_channel_while_somebody_holds_it) {
  app::Attendance attendance;
  Audience audience{attendance};
  const auto channel = app::Channel::of(domain::DraftId{1});
  const auto one = audience.of(channel);
  one->here += 5;
  EXPECT_EQ(audience.of(channel)->total(), 5);
  EXPECT_EQ(audience.of(app::Channel::of(domain::TournamentId{1}))->total(), 0);
  for (int i = 0; i < 5'000; ++i) (void)audience.of(app::Channel::of(domain::DraftId{i + 2}));
  EXPECT_EQ(audience.of(channel)->total(), 5);
}

TEST(Audience, counts_those_on_other_nodes_and_names_what_is_watched) {
  app::Attendance attendance;
  Audience audience{attendance};
  int told = 0;
  audience.tell_of_new([&] { ++told; });
  const auto channel = app::Channel::of(domain::DraftId{1});
  const auto one = audience.of(channel);
  one->here += 2;
  audience.set_elsewhere(channel, 3);
  audience.set_elsewhere(app::Channel::of(domain::DraftId{2}), 9);
  EXPECT_EQ(one->total(), 5);
  (void)audience.of(app::Channel::of(domain::DraftId{3}));  // nobody keeps it
  ASSERT_EQ(audience.watched().size(), 1U);
  EXPECT_EQ(audience.watched().front().channel, channel);
  EXPECT_EQ(audience.watched().front().viewers, 2);
  EXPECT_EQ(told, 2);
}

}  // namespace
}  // namespace draftwire::realtime
