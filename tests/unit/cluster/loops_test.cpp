#include <gtest/gtest.h>

#include <latch>
#include <new>

#include "app/store.hpp"
#include "cluster/head_watch.hpp"
#include "cluster/hint_listener.hpp"
#include "cluster/publisher.hpp"

// A thread that ends leaves a node deaf or dumb for the rest of the night: whatever is thrown, its loop goes on.
namespace draftwire::cluster {
namespace {

// Fails in three ways, and then does `last` for ever: by then it is known that the loop went on.
class Failing {
 public:
  template <class Last>
  void fail(Last last) {
    switch (++calls_) {
      case 1:
        throw std::bad_alloc();
      case 2:
        throw 42;
      case 3:
        throw std::logic_error("a bug");
      case 4:
        went_on_.count_down();
        [[fallthrough]];
      default:
        last();
    }
  }
  void wait_until_it_went_on() const { went_on_.wait(); }

 private:
  int calls_ = 0;
  std::latch went_on_{1};
};

class FailingSharedStore final : public app::SharedStore {
 public:
  [[nodiscard]] const std::string& node() const override { return node_; }
  [[nodiscard]] std::string league() override { return "league"; }
  app::NodeNews exchange(std::span<const app::WatchedChannel>, bool) override {
    failing.fail([] {});
    return {.epoch = "epoch", .heads = {}};
  }
  void went_backwards(const std::string&) override {}
  void leave() override {}

  Failing failing;

 private:
  const std::string node_ = "node";
};

class OneChannel final : public app::LiveChannels {
 public:
  [[nodiscard]] std::vector<app::WatchedChannel> watched() override {
    return {{app::Channel::of(domain::DraftId{1}), 1}};
  }
  void tell_of_new_channels(std::function<void()>) override {}
  void relayed(const std::string&, const wire::CommitFramePtr&) override {}
  void setup_changed(domain::DraftId, domain::TournamentId) override {}
  void tournament_changed(domain::TournamentId) override {}
  void tournament_deleted(domain::TournamentId, const std::vector<domain::DraftId>&) override {}
  void heads_seen(const app::NodeNews&) override {}
  void vanished(const std::vector<app::Channel>&) override {}
  void store_is_away(bool) override {}
};

TEST(HeadWatchLoop, goes_on_whatever_the_store_throws) {
  FailingSharedStore store;
  OneChannel channels;
  Metrics metrics;
  HeadWatch watch(store, channels, metrics, nullptr, [](const std::vector<app::ChannelHead>&) {});

  watch.start();

  store.failing.wait_until_it_went_on();
}

TEST(PublisherLoop, goes_on_whatever_a_connection_throws) {
  Failing failing;
  Metrics metrics;
  const auto connect = [&]() -> std::unique_ptr<RedisConnection> {
    failing.fail([] { throw RedisError("away"); });
    return nullptr;
  };

  const Publisher publisher(connect, "league", "node", metrics);

  failing.wait_until_it_went_on();
}

TEST(ListenerLoop, goes_on_whatever_a_connection_throws) {
  Failing failing;
  HintProof proof;
  const auto connect = [&]() -> std::unique_ptr<RedisConnection> {
    failing.fail([] { throw RedisError("away"); });
    return nullptr;
  };

  const HintListener listener(connect, "own", proof, {[](const Hint&) {}, [] {}});

  failing.wait_until_it_went_on();
}

}  // namespace
}  // namespace draftwire::cluster
