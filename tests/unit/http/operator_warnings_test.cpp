#include "http/operator_warnings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/http/captured_log.hpp"

namespace draftwire::http {
namespace {

using testing::CapturedLog;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const auth::SiteNames kUnnamed{};
const auth::SiteNames kNamed{"https://draft.example", {}};

class OperatorWarningsTest : public ::testing::Test {
 protected:
  void look(const std::string& peer, const std::string& host, std::pair<std::string, std::string> more = {}) {
    Request request{"GET", "/", {{"Host", host}}, {}, peer, {}};
    if (!more.first.empty()) request.headers.push_back(std::move(more));
    warnings.look_for_silent_proxy(request, proxies);
  }

  const CapturedLog log;
  const auth::TrustedProxies proxies{std::vector<std::string>{"10.0.0.7"}};
  OperatorWarnings warnings;
};

TEST_F(OperatorWarningsTest, name_the_origin_the_host_and_the_setting) {
  warnings.refused("https://draft.example", "10.0.0.7:8080", kUnnamed);
  EXPECT_THAT(log.text(), HasSubstr("origin https://draft.example for host 10.0.0.7:8080: --public-url is not set"));
  warnings.refused("", "evil.example", kNamed);
  EXPECT_THAT(log.text(), HasSubstr("origin (none) for host evil.example: --public-url is https://draft.example"));
}

TEST_F(OperatorWarningsTest, come_once_for_each_pair) {
  for (int i = 0; i < 3; ++i) {
    warnings.refused("https://a.example", "x", kUnnamed);
    warnings.refused("https://b.example", "x", kUnnamed);
    warnings.refused("https://b.example", "y", kUnnamed);
  }
  EXPECT_EQ(log.lines(), 3);
}

TEST_F(OperatorWarningsTest, are_few_however_many_names_a_stranger_makes_up) {
  for (int i = 0; i < 5'000; ++i) warnings.refused("https://a.example", std::to_string(i), kUnnamed);
  EXPECT_LE(log.lines(), 21);
}

TEST_F(OperatorWarningsTest, stay_on_their_line) {
  warnings.refused("https://a.example\n[error] forged", "x\r\n" + std::string(5'000, 'x'), kUnnamed);
  EXPECT_EQ(log.lines(), 1);
  EXPECT_LT(log.text().size(), 1'000U);
}

TEST_F(OperatorWarningsTest, tell_once_of_a_proxy_that_does_not_say_for_whom) {
  look("127.0.0.1", "draft.example");
  EXPECT_THAT(log.text(), HasSubstr("host draft.example came through 127.0.0.1 without X-Forwarded-For"));
  look("10.0.0.7", "draft.example");
  EXPECT_EQ(log.lines(), 1);
}

TEST_F(OperatorWarningsTest, see_a_proxy_that_rewrites_host_by_what_it_adds) {
  look("::1", "localhost:8080", {"via", "1.1 cache"});
  EXPECT_EQ(log.lines(), 1);
}

TEST_F(OperatorWarningsTest, see_none_where_there_is_none) {
  for (const char* host :
       {"127.0.0.1:8080", "127.1.2.3", "localhost", "LOCALHOST:80", "draft.localhost", "[::1]:8080"}) {
    look("127.0.0.1", host);
  }
  look("192.0.2.7", "draft.example", {"Via", "1.1 of their own"});       // a stranger, who is limited
  look("127.0.0.1", "draft.example", {"X-Forwarded-For", "192.0.2.7"});  // as it should be
  EXPECT_THAT(log.text(), IsEmpty());
}

}  // namespace
}  // namespace draftwire::http
