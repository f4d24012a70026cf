#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

// A database that is gone: it fails whatever is asked, in the way that it was told.
class FailingStore final : public app::Store {
 public:
  bool is_bug = false;

 protected:
  void run_read(const ReadBody&) override { fail(); }
  void run_write(const WriteBody&, app::Durability) override { fail(); }

 private:
  void fail() const {
    if (is_bug) throw std::logic_error("/var/lib/secret/path: a bug");
    throw app::StoreError("/var/lib/secret/path: disk I/O error");
  }
};

class FailingStoreTest : public ::testing::Test {
 protected:
  static http::HandlerOptions with(app::StoreHealth& health) {
    http::HandlerOptions options;
    options.health = &health;
    return options;
  }

  FailingStore store;
  StillClock clock;
  CountingDice dice;
  Listener listener;
  Metrics metrics;
  app::StateCache cache{8};
  app::DraftService drafts{store, cache, clock, dice, listener, metrics};
  app::Attendance attendance;
  app::StoreHealth health;
  http::ServerHandler handler{store, cache, drafts, listener, attendance, clock, metrics, with(health)};
  Browser anyone{handler, "192.0.2.1"};
};

TEST_F(FailingStoreTest, is_unavailable_and_says_when_to_come_back) {
  const Answered answer = anyone.get("/api/v1/tournaments");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.code(), "unavailable");
  EXPECT_EQ(answer.headers.at("Retry-After"), "1");
  EXPECT_EQ(answer.text.find("secret"), std::string::npos);
}

TEST_F(FailingStoreTest, is_not_ready_but_lives) {
  EXPECT_EQ(anyone.get("/readyz").status, 503);
  EXPECT_EQ(anyone.get("/healthz").status, 200);
  EXPECT_EQ(anyone.get("/").status, 200);
}

TEST_F(FailingStoreTest, is_ready_once_a_write_has_worked) {
  const auto now = app::StoreHealth::Clock::now();
  health.has_written(health.next_try(now).value(), now);
  EXPECT_EQ(anyone.get("/readyz").status, 200);
  health.failed();
  EXPECT_EQ(anyone.get("/readyz").status, 503);
}

TEST_F(FailingStoreTest, a_bug_says_nothing_but_the_id_of_the_request) {
  store.is_bug = true;
  const Answered answer = anyone.get("/api/v1/tournaments");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.code(), "internal");
  EXPECT_NE(answer.text.find(answer.request_id), std::string::npos);
  EXPECT_EQ(answer.text.find("secret"), std::string::npos);
}

TEST_F(FailingStoreTest, a_bug_lets_no_viewer_in_and_leaves_none_without_an_answer) {
  for (const bool is_bug : {false, true}) {
    store.is_bug = is_bug;
    const auto permit = handler.admit("", app::Channel::of(domain::DraftId{7}), [](app::AccessChange) {});
    EXPECT_EQ(permit.verdict, http::Permit::Verdict::unavailable);
  }
}

}  // namespace
}  // namespace draftwire::testing
