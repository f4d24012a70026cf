#include "auth/discord.hpp"

#include <gtest/gtest.h>

#include "unit/auth/prepared_web.hpp"

namespace draftwire::auth {
namespace {

class DiscordTest : public ::testing::Test {
 protected:
  std::expected<DiscordUser, std::string> ask() {
    return discord.user_of("the code", "https://a.example/b", "verifier");
  }

  testing::PreparedWeb::Script web;
  Discord discord{{"https://discord.example", "client 1", "s&cret"}, std::make_unique<testing::PreparedWeb>(web)};
};

TEST_F(DiscordTest, takes_the_challenge_of_rfc_7636_appendix_b) {
  EXPECT_EQ(code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_F(DiscordTest, is_asked_by_escaped_parameters) {
  EXPECT_EQ(
      discord.authorisation_url("https://a.example/b?c=d", "state", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
      "https://discord.example/oauth2/authorize?response_type=code&client_id=client%201&scope=identify"
      "&redirect_uri=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd&state=state"
      "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
}

TEST_F(DiscordTest, says_who_somebody_is) {
  web.will_vouch_for("300000000000000001", "nelly");
  EXPECT_EQ(ask(), (DiscordUser{"300000000000000001", "nelly"}));
  ASSERT_EQ(web.asked.size(), 2U);
  EXPECT_EQ(web.asked[0].path, "/api/oauth2/token");
  EXPECT_EQ(web.asked[0].form,
            "grant_type=authorization_code&code=the%20code&redirect_uri=https%3A%2F%2Fa.example%2Fb"
            "&code_verifier=verifier&client_id=client%201&client_secret=s%26cret");
  EXPECT_EQ(web.asked[0].bearer, "");
  EXPECT_EQ(web.asked[1].path, "/api/users/@me");
  EXPECT_EQ(web.asked[1].bearer, "token");
  EXPECT_LE(web.asked[1].timeout, Discord::kPatience);
}

TEST_F(DiscordTest, is_not_asked_for_the_user_without_a_token) {
  web.will_say(R"({"token_type":"mac","access_token":"token"})");
  EXPECT_FALSE(ask());
  EXPECT_EQ(web.asked.size(), 1U);
}

TEST_F(DiscordTest, has_ids_of_17_to_20_digits) {
  for (const auto& [id, is_right] : std::vector<std::pair<std::string, bool>>{{std::string(16, '1'), false},
                                                                              {std::string(17, '1'), true},
                                                                              {std::string(20, '1'), true},
                                                                              {std::string(21, '1'), false},
                                                                              {"30000000000000000a", false}}) {
    web.will_vouch_for(id, "nelly");
    EXPECT_EQ(ask().has_value(), is_right) << id;
  }
}

TEST_F(DiscordTest, names_somebody_without_a_name_by_the_id) {
  web.will_vouch_for("300000000000000001", "\\u0007");
  EXPECT_EQ(ask()->name, "Discord 300000000000000001");
}

TEST_F(DiscordTest, errors_hold_no_secret) {
  const auto nothing = ask();
  web.will_say("the code, verifier, s&cret");
  for (const auto& result : {nothing, ask()}) {
    ASSERT_FALSE(result);
    for (const std::string secret : {"the code", "verifier", "s&cret"}) {
      EXPECT_EQ(result.error().find(secret), std::string::npos) << result.error();
    }
  }
}

}  // namespace
}  // namespace draftwire::auth
