#include "http/router.hpp"

#include <gtest/gtest.h>

#include "domain/ids.hpp"

namespace draftwire::http {
namespace {

class RouterTest : public ::testing::Test {
 protected:
  RouterTest() {
    using domain::DraftId;
    using domain::TeamId;
    const auto nothing = [](auto&&...) -> Answer { return Response{}; };
    router.add<>("GET", "/drafts", nothing);
    router.add<DraftId>("GET", "/drafts/{}", nothing);
    router.add<DraftId>("DELETE", "/drafts/{}", nothing);
    router.add<domain::AccountId>("GET", "/accounts/{}", nothing);
    router.add<DraftId, TeamId>("POST", "/drafts/{}/seats/{}/rotate", nothing);
  }

  [[nodiscard]] std::vector<std::int64_t> ids(std::string_view method, std::string_view path) const {
    return std::get<Router::Match>(router.find(method, path)).ids;
  }
  [[nodiscard]] bool is_unknown(std::string_view path) const {
    return std::holds_alternative<Router::NoSuchPath>(router.find("GET", path));
  }

  Router router;
};

TEST_F(RouterTest, finds_ids_in_the_path) {
  EXPECT_EQ(ids("GET", "/drafts"), std::vector<std::int64_t>());
  EXPECT_EQ(ids("GET", "/drafts/7"), std::vector<std::int64_t>{7});
  EXPECT_EQ(ids("POST", "/drafts/7/seats/9/rotate"), (std::vector<std::int64_t>{7, 9}));
  EXPECT_EQ(ids("GET", "/drafts/9223372036854775807"), std::vector<std::int64_t>{INT64_MAX});
}

TEST_F(RouterTest, says_what_a_path_names) {
  const auto named = [&](std::string_view method, std::string_view path) {
    return std::get<Router::Match>(router.find(method, path)).named;
  };
  EXPECT_EQ(named("GET", "/drafts"), std::nullopt);
  EXPECT_EQ(named("DELETE", "/drafts/7"), Named(domain::DraftId{7}));
  EXPECT_EQ(named("POST", "/drafts/7/seats/9/rotate"), Named(domain::DraftId{7}));
  EXPECT_EQ(named("GET", "/accounts/7"), std::nullopt);
}

TEST_F(RouterTest, answers_head_as_get) {
  EXPECT_EQ(ids("HEAD", "/drafts/7"), std::vector<std::int64_t>{7});
}

TEST_F(RouterTest, reads_escapes_as_what_they_stand_for) {
  EXPECT_EQ(ids("GET", "/%64rafts/%37"), std::vector<std::int64_t>{7});
}

TEST_F(RouterTest, knows_no_other_spelling_of_an_id) {
  for (const char* id : {"", "0", "-1", "+1", "01", "1.5", "1e3", "abc", "7%20", "9223372036854775808", "%", "7%00"}) {
    EXPECT_TRUE(is_unknown("/drafts/" + std::string(id))) << id;
  }
}

TEST_F(RouterTest, knows_no_other_path) {
  for (const char* path : {"", "/", "drafts", "/drafts/", "/drafts/7/", "//drafts", "/Drafts", "/drafts/7/seats"}) {
    EXPECT_TRUE(is_unknown(path)) << path;
  }
}

TEST_F(RouterTest, says_which_methods_a_path_has) {
  EXPECT_EQ(std::get<Router::OtherMethods>(router.find("PUT", "/drafts/7")).allow, "GET, HEAD, DELETE, OPTIONS");
  EXPECT_EQ(std::get<Router::OtherMethods>(router.find("GET", "/drafts/7/seats/9/rotate")).allow, "POST, OPTIONS");
  EXPECT_TRUE(std::holds_alternative<Router::OtherMethods>(router.find("get", "/drafts/7")));
}

}  // namespace
}  // namespace draftwire::http
