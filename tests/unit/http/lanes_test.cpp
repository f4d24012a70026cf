#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "unit/http/product.hpp"

// In which lane each request waits.
namespace draftwire::http {
namespace {

struct Way {
  std::string method;
  std::string target;
  std::optional<Lane> lane;
};

TEST(LaneOf, every_request_is_by_what_it_is_for_and_what_it_costs) {
  const testing::Product product;
  for (const auto& [method, target, lane] : std::initializer_list<Way>{
           {"POST", "/api/v1/drafts/7/picks", Lane::command},
           {"POST", "/api/v1/seat-session", Lane::command},
           {"DELETE", "/api/v1/session", Lane::command},
           {"GET", "/api/v1/drafts/7", Lane::read},
           {"HEAD", "/api/v1/drafts/7", Lane::read},
           {"GET", "/api/v1/drafts/7?at=3", Lane::dear},
           {"GET", "/api/v1/drafts/7?x=1&%61t=3", Lane::dear},
           {"GET", "/api/v1/drafts/7/events", Lane::read},
           {"GET", "/api/v1/drafts/7/events?after=0&limit=100", Lane::read},
           {"GET", "/api/v1/drafts/7/events?limit=101", Lane::dear},
           {"GET", "/api/v1/drafts/7/events?limit=nonsense", Lane::read},
           {"GET", "/api/v1/drafts/7/balance", Lane::dear},
           {"HEAD", "/api/v1/drafts/7/balance", Lane::dear},
           {"GET", "/api/v1/drafts/7/export", Lane::dear},
           {"POST", "/api/v1/tournaments/7/roster/preview?separator=tab", Lane::dear},
           {"POST", "/api/v1/tournaments/7/roster/import", Lane::command},
           {"GET", "/api/v1/tournaments/7/roster/export", Lane::dear},
           {"GET", "/api/v1/accounts/7/export", Lane::dear},
           {"POST", "/api/v1/session", Lane::hashing},
           {"POST", "/api/v1/accounts/7/password", Lane::hashing},
           {"POST", "/api/v1/invitation/accept", Lane::hashing},
           {"GET", "/api/v1/sign-in/discord/callback?code=x", Lane::outgoing},
           {"POST", "/api/v1/nothing", Lane::read},
           {"GET", "/readyz", std::nullopt},
           {"GET", "/metrics", Lane::read},
           {"GET", "/healthz", std::nullopt},
           {"GET", "/drafts/7", std::nullopt},
       }) {
    EXPECT_EQ(product.handler.lane_of(Request{method, target, {}, {}, {}, {}}), lane) << method << " " << target;
  }
}

}  // namespace
}  // namespace draftwire::http
