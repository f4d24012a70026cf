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
  void post(Task task) override {
    tasks_.lock()->push_back(std::move(task));
    is_posted_.notify_one();
  }
  void post_after(std::chrono::milliseconds, Task) override {}
  [[nodiscard]] Clock::time_point now() const override { return Clock::time_point(1h); }

  void run_until(const std::function<bool()>& is_done) {
    while (!is_done()) {
      std::vector<Task> tasks;
      {
        auto posted = tasks_.lock();
        if (!posted.wait_for(is_posted_, 10s, [](const auto& these) { return !these.empty(); })) break;
        tasks = std::exchange(*posted, {});
      }
      for (Task& task : tasks) task();
    }
    EXPECT_TRUE(is_done());
  }

 private:
  Mutex<std::vector<Task>> tasks_;
  std::condition_variable is_posted_;
};

class HubTest : public ::testing::Test {
 protected:
  using Form = wire::Frame::Form;

  // Somebody who watches the draft, with the first message.
  testing::Message join(FakeSocket& socket) {
    socket.shard()->join(socket.viewer, app::Channel::of(domain::DraftId{7}), std::nullopt);
    return next(socket);
  }
  testing::Message next(FakeSocket& socket) {
    loop.run_until([&] { return !socket.received.empty(); });
    return socket.take().front();
  }

  HubTest() { store.add_draft({7}, {3}, testing::a_draft().setup()); }
  ~HubTest() override { lanes.stop(); }

  testing::MemoryStore store;
  app::StateCache states{4};
  app::ChannelLog log{store, states};
  Metrics metrics;
  SharedLoop loop;
  app::Attendance attendance;
  Lanes lanes{{.workers = 1}, metrics};
  Hub hub{{}, log, attendance, lanes, metrics};
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

TEST_F(HubTest, has_everything_deflated_for_those_who_take_it) {
  Shard& shard = hub.attach(loop);
  FakeSocket deflating(&shard, Form::deflated);
  FakeSocket plain(&shard);
  const testing::Message first = join(deflating);
  EXPECT_TRUE(first.is_deflated);
  EXPECT_THAT(first.payload, HasSubstr("initial_events"));
  EXPECT_EQ(join(plain), (testing::Message{wire::Frame::Opcode::text, first.payload, false}));

  hub.committed(store.append(game.start()));
  const testing::Message live = next(deflating);
  EXPECT_TRUE(live.is_deflated);
  EXPECT_EQ(next(plain), (testing::Message{wire::Frame::Opcode::text, live.payload, false}));
}

TEST_F(HubTest, deflates_once_for_everybody_and_not_at_all_for_nobody) {
  Shard& shard = hub.attach(loop);
  const auto deflated_so_far = [&] {
    const std::string text = metrics.text();
    constexpr std::string_view kName = "\ndraftwire_messages_deflated_total ";
    return std::stoi(text.substr(text.find(kName) + kName.size()));
  };
  FakeSocket plain(&shard);
  (void)join(plain);
  hub.committed(store.append(game.start()));
  (void)next(plain);
  EXPECT_EQ(deflated_so_far(), 0);

  std::vector<std::unique_ptr<FakeSocket>> deflating;
  for (int i = 0; i < 50; ++i) deflating.push_back(std::make_unique<FakeSocket>(&shard, Form::deflated));
  for (const auto& viewer : deflating) EXPECT_TRUE(join(*viewer).is_deflated);
  EXPECT_EQ(deflated_so_far(), 1);
  hub.committed(store.append(game.pick_anyone()));
  for (const auto& viewer : deflating) EXPECT_TRUE(next(*viewer).is_deflated);
  EXPECT_EQ(deflated_so_far(), 2);
}

TEST_F(HubTest, reads_a_first_message_again_for_the_first_who_takes_it_deflated) {
  Shard& shard = hub.attach(loop);
  FakeSocket plain(&shard);
  const testing::Message first = join(plain);
  FakeSocket deflating(&shard, Form::deflated);
  EXPECT_EQ(join(deflating), (testing::Message{wire::Frame::Opcode::text, first.payload, true}));
  FakeSocket another(&shard, Form::deflated);
  const int reads = store.reads();
  EXPECT_TRUE(join(another).is_deflated);
  EXPECT_EQ(store.reads(), reads);
}

TEST_F(HubTest, has_nobody_to_tell_before_and_after_its_shards_live) {
  hub.committed(store.append(game.start()));
  hub.attach(loop);
  hub.detach();
  hub.committed(store.append(game.pick_anyone()));
  hub.setup_changed({7}, {3});
}

TEST(Audience, knows_whether_a_deflated_form_is_worth_making) {
  app::Attendance attendance;
  Audience audience{attendance};
  const auto channel = app::Channel::of(domain::DraftId{1});
  EXPECT_FALSE(audience.takes_deflated(channel));
  auto count = audience.of(channel);
  EXPECT_FALSE(audience.takes_deflated(channel));
  count->takes_deflated = true;
  EXPECT_TRUE(audience.takes_deflated(channel));
  EXPECT_FALSE(audience.takes_deflated(app::Channel::of(domain::TournamentId{1})));
  count.reset();
  EXPECT_FALSE(audience.takes_deflated(channel));
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
  (void)audience.of(app::Channel::of(domain::DraftId{3}));  // it is not kept
  ASSERT_EQ(audience.watched().size(), 1U);
  EXPECT_EQ(audience.watched().front().channel, channel);
  EXPECT_EQ(audience.watched().front().viewers, 2);
  EXPECT_EQ(told, 2);
}

}  // namespace
}  // namespace draftwire::realtime
