#include <gtest/gtest.h>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

class PrivacyApi : public ::testing::Test {
 protected:
  static constexpr const char* kPrivate = R"({"visibility":"private"})";
  static constexpr const char* kPublic = R"({"visibility":"public"})";

  Product product;
  Browser olga = product.signed_in("Olga");
  Browser anyone = product.anyone();
};

TEST_F(PrivacyApi, what_becomes_private_does_not_exist_for_the_public_from_the_next_request_on) {
  const auto world = product.a_started_draft();
  const std::string tournament = path_of("tournaments", world.tournament);
  const std::string draft = path_of("drafts", world.draft);
  ASSERT_EQ(anyone.get(draft).status, 200);
  ASSERT_EQ(anyone.get(tournament).status, 200);

  EXPECT_EQ(olga.patch(tournament, kPrivate).status, 200);

  EXPECT_EQ(anyone.get(tournament).status, 404);
  EXPECT_EQ(anyone.get(draft).status, 404);
  EXPECT_EQ(anyone.get(draft + "/events").status, 404);
  EXPECT_EQ(olga.get(draft).status, 200);
}

TEST_F(PrivacyApi, what_becomes_public_again_is_there_for_everybody) {
  const auto world = product.a_draft();
  const std::string tournament = path_of("tournaments", world.tournament);
  ASSERT_EQ(olga.patch(tournament, kPrivate).status, 200);
  ASSERT_EQ(anyone.get(tournament).status, 404);

  EXPECT_EQ(olga.patch(tournament, kPublic).status, 200);

  EXPECT_EQ(anyone.get(tournament).status, 200);
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft)).status, 200);
}

TEST_F(PrivacyApi, what_is_made_private_was_never_public) {
  const Answered made = olga.post("/api/v1/tournaments", R"({"name":"Secret Cup","visibility":"private"})");

  ASSERT_EQ(made.status, 201);
  EXPECT_EQ(anyone.get(path_of("tournaments", made.json().at("id").as_int64())).status, 404);
}

TEST_F(PrivacyApi, viewers_of_what_became_private_are_looked_at_again) {
  const auto world = product.a_draft();
  const std::string tournament = path_of("tournaments", world.tournament);
  ASSERT_EQ(anyone.get(tournament).status, 200);
  ASSERT_TRUE(product.handler.look_again().empty());

  ASSERT_EQ(olga.patch(tournament, kPrivate).status, 200);

  const std::vector<app::Channel> expected{app::Channel::of(domain::TournamentId{world.tournament}),
                                           app::Channel::of(domain::DraftId{world.draft})};
  EXPECT_EQ(product.handler.look_again(), expected);
  EXPECT_TRUE(product.handler.look_again().empty());
}

}  // namespace
}  // namespace draftwire::testing
