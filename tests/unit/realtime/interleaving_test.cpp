#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <sstream>

#include "realtime/shard.hpp"
#include "unit/realtime/stage.hpp"
#include "wire/json.hpp"

namespace draftwire::realtime {
namespace {

using namespace std::chrono_literals;
using testing::FakeSocket;
using testing::ModelLog;
using testing::Stage;

// Somebody who watches and believes nothing: every event once, in order, after what the first message said.
struct Witness {
  std::unique_ptr<FakeSocket> socket;
  std::string epoch;  // empty: no first message yet
  domain::Seq has = 0;
  int setup = -1;  // of the last message that showed one
  domain::Seq asked_after = -1;
  domain::Seq head_at_join = 0;
  bool is_slow = false;

  void read() {
    for (const std::string& text : socket->take_texts()) {
      if (text.starts_with("initial ") || text.starts_with("snapshot ")) {
        read_cut(text);
      } else {
        read_json(wire::Value(boost::json::parse(text)).as_object());
      }
    }
  }

  void read_cut(const std::string& text) {
    std::istringstream words(text);
    std::string word;
    std::string of;
    domain::Seq seq = 0;
    words >> word >> of >> seq >> setup;
    if (word == "initial") {
      EXPECT_EQ(epoch, "") << "a second first message";
      EXPECT_GE(seq, of == "e1" ? head_at_join : 0) << "older than what was known";
    } else {
      EXPECT_NE(epoch, "") << "a snapshot before the first message";
      if (of == epoch) {
        EXPECT_GE(seq, has) << "back in time";
      }
    }
    epoch = of;
    has = seq;
  }

  void read_json(const wire::Object& message) {
    const auto type = std::string(message.at("type").as_string());
    if (type == "draft_events") {
      EXPECT_NE(epoch, "") << "live before the first message";
      read_events(message);
    } else if (type == "resumed") {
      EXPECT_EQ(epoch, "");
      epoch = std::string(message.at("epoch").as_string());
      has = asked_after;
      read_events(message);
      EXPECT_EQ(has, message.at("seq").as_int64());
    } else if (type == "heartbeat") {
      EXPECT_EQ(message.at("seq").as_int64(), has);
    }
  }

  void read_events(const wire::Object& message) {
    for (const wire::Value& event : message.at("events").as_array()) {
      EXPECT_EQ(event.at("seq").as_int64(), has + 1) << "lost, doubled or out of order";
      has = event.at("seq").as_int64();
    }
  }
};

// One random night: commits, lost and late news, a store that is slow or away, people who come, go, stop reading,
// resume and lie, set-up changes and replaced databases.
class Night {
 public:
  explicit Night(std::uint32_t seed) : random_(seed), stage_(options()) {}

  void play(int steps) {
    for (int i = 0; i < steps; ++i) step();
  }

  // Everything that waited happens, and one more commit is heard.
  void end() {
    stage_.log.is_available = true;
    while (!news_.empty()) hear(0);
    for (Witness& witness : witnesses_) wake(witness);
    let_everything_arrive();
    for (const Witness& witness : witnesses_) {
      if (stage_.log.head() == 0 && !witness.socket->close_code) {
        EXPECT_EQ(witness.setup, stage_.log.setup);
      }
    }
    stage_.tell(stage_.log.commit());
    let_everything_arrive();
    for (Witness& witness : witnesses_) {
      witness.read();
      if (witness.socket->close_code == 1013) continue;
      EXPECT_EQ(witness.epoch, stage_.log.epoch);
      EXPECT_EQ(witness.has, stage_.log.head());
      EXPECT_FALSE(witness.socket->close_code);
      EXPECT_FALSE(witness.socket->is_dropped);
    }
  }

 private:
  static Options options() {
    Options options;
    options.ring_commits = 4;
    options.slice = 3;
    options.stall_limit = 24h;
    options.silence_limit = 24h;
    options.viewers_every = 500ms;
    return options;
  }

  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

  void step() {
    switch (below(16)) {
      case 0:
      case 1:
      case 2:
        return stage_.log.head() == 0 && below(4) != 0 ? join() : commit();  // many come before the start
      case 3:
      case 4:
        if (!news_.empty()) hear(below(4) == 0 ? below(news_.size()) : 0);  // now and then out of order
        return;
      case 5:
        if (!news_.empty() && below(4) == 0) news_.erase(news_.begin());  // lost
        return;
      case 6:
      case 7:
        return join();
      case 8:
        if (witnesses_.size() > 3 && below(2) == 0) leave(below(witnesses_.size()));
        return;
      case 9:
        return stall_or_wake();
      case 10:
        if (stage_.log.asked() > 0) stage_.log.answer_one(false);
        return;
      case 11:
        if (stage_.log.undelivered() > 0) stage_.log.deliver_one();
        return;
      case 12:
        if (stage_.log.head() == 0) stage_.change_setup();
        return;
      case 13:
        stage_.log.is_available = below(5) != 0;
        return stage_.loop.advance(std::chrono::milliseconds(below(400)));
      case 14:
        if (below(60) == 0) {
          stage_.log.replace("e" + std::to_string(++epochs_));
          news_.clear();
        }
        return;
      default:
        for (std::size_t turns = below(8); turns > 0; --turns) stage_.loop.run_one();
        for (Witness& witness : witnesses_) witness.read();
    }
  }

  void let_everything_arrive() {
    for (int i = 0; i < 10; ++i) {
      while (stage_.log.undelivered() > 0) stage_.log.deliver_one();
      stage_.settle();
      for (Witness& witness : witnesses_) witness.read();
      stage_.loop.advance(300ms);
    }
  }

  void commit() {
    const auto commit = stage_.log.commit(static_cast<int>(below(3)) + 1);
    news_.emplace_back(stage_.log.epoch, commit);
    if (below(3) != 0) hear(0);
  }

  void hear(std::size_t which) {
    const auto [epoch, commit] = news_[which];
    news_.erase(news_.begin() + static_cast<std::ptrdiff_t>(which));
    stage_.shard->committed(epoch, commit);
    if (below(8) == 0) stage_.shard->committed(epoch, commit);  // twice
    heard_ = epoch == "e1" ? std::max(heard_, commit->last_seq) : heard_;
  }

  void join() {
    if (witnesses_.size() > 24) return;
    Witness witness;
    std::optional<ResumeFrom> resume;
    if (below(2) == 0) {
      witness.asked_after = static_cast<domain::Seq>(below(static_cast<std::size_t>(stage_.log.head()) + 3));
      resume = ResumeFrom{witness.asked_after, below(5) == 0 ? "e0" : stage_.log.epoch};
    }
    witness.head_at_join = epochs_ == 1 ? heard_ : 0;
    witness.socket = stage_.join(std::move(resume));
    witnesses_.push_back(std::move(witness));
  }

  void leave(std::size_t which) {
    witnesses_[which].read();
    witnesses_.erase(witnesses_.begin() + static_cast<std::ptrdiff_t>(which));
  }

  void stall_or_wake() {
    if (witnesses_.empty()) return;
    Witness& witness = witnesses_[below(witnesses_.size())];
    if (witness.is_slow && below(3) == 0) return wake(witness);
    witness.is_slow = true;
    witness.socket->make_room(below(200));
  }

  void wake(Witness& witness) {
    witness.is_slow = false;
    witness.socket->make_room(SIZE_MAX);
  }

  std::mt19937 random_;
  Stage stage_;
  std::vector<Witness> witnesses_;
  std::vector<std::pair<std::string, wire::CommitFramePtr>> news_;  // not told yet
  domain::Seq heard_ = 0;
  int epochs_ = 1;
};

TEST(Interleavings, show_every_viewer_every_event_once_and_in_order) {
  const char* wanted = std::getenv("DRAFTWIRE_TEST_NIGHTS");
  const auto nights = static_cast<std::uint32_t>(wanted != nullptr ? std::atoi(wanted) : 200);
  for (std::uint32_t seed = 1; seed <= nights && !HasFailure(); ++seed) {
    SCOPED_TRACE("night " + std::to_string(seed));
    Night night(seed);
    night.play(static_cast<int>(40 + seed % 7 * 60));
    night.end();
  }
}

}  // namespace
}  // namespace draftwire::realtime
