#include "http/doorman.hpp"

#include <gtest/gtest.h>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

class DoormanTest : public ::testing::Test {
 protected:
  Metrics metrics;
  http::Doorman doorman{metrics};
  Browser anyone{doorman, "192.0.2.1"};
};

TEST_F(DoormanTest, says_that_the_process_lives_and_can_not_serve_yet) {
  EXPECT_EQ(anyone.get("/healthz").status, 200);
  EXPECT_EQ(anyone.get("/metrics").status, 200);
  for (const char* path : {"/readyz", "/", "/drafts/7", "/api/v1/tournaments", "/ws/draft/7/"}) {
    const Answered answer = anyone.get(path);
    EXPECT_EQ(answer.status, 503) << path;
    EXPECT_TRUE(answer.headers.contains("Retry-After")) << path;
  }
  EXPECT_EQ(anyone.get("/api/v1/tournaments").code(), "unavailable");
}

TEST_F(DoormanTest, lets_no_viewer_in_yet) {
  const auto channel = app::Channel::of(domain::DraftId{7});
  EXPECT_FALSE(doorman.is_open_to_all(channel));
  EXPECT_EQ(doorman.admit("", channel, [](app::AccessChange) {}).verdict, http::Permit::Verdict::unavailable);
  EXPECT_EQ(doorman.refuse(413, "too much").status, 413);
}

TEST_F(DoormanTest, leads_to_the_product_once_there_is_one) {
  Product product;
  doorman.open(product.handler);
  EXPECT_EQ(anyone.get("/readyz").status, 200);
  EXPECT_EQ(anyone.get("/").status, 200);
  EXPECT_EQ(anyone.get("/api/v1/tournaments").status, 200);
  EXPECT_EQ(doorman.admit("", app::Channel::of(domain::DraftId{7}), [](app::AccessChange) {}).verdict,
            http::Permit::Verdict::no_such_channel);
}

}  // namespace
}  // namespace draftwire::testing
