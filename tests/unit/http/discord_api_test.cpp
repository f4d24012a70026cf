#include <gtest/gtest.h>

#include "app/roster.hpp"
#include "unit/auth/prepared_web.hpp"
#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

constexpr const char* kId = "300000000000000001";

class DiscordApi : public ::testing::Test {
 protected:
  static http::HandlerOptions options_with(auth::Discord& discord) {
    http::HandlerOptions options;
    options.discord = &discord;
    return options;
  }

  // A start by that browser: the state and the sealed cookie.
  struct Start {
    std::string state;
    std::string sealed;
  };
  static Start start(Browser browser) {
    const Answered answer = browser.get("/api/v1/sign-in/discord?return=/drafts/7");
    const std::string& location = answer.headers.at("Location");
    const auto begin = location.find("&state=") + 7;
    return {location.substr(begin, location.find('&', begin) - begin), browser.cookie};
  }

  Answered finish(const Start& start) {
    return product.anyone().send("GET", "/api/v1/sign-in/discord/callback?code=x&state=" + start.state, "",
                                 {{"Cookie", "draftwire_discord=" + start.sealed}});
  }

  std::optional<app::AccountRecord> account_of(std::string_view discord_id) {
    std::optional<app::AccountRecord> record;
    product.store->read([&](const app::ReadTransaction& tx) { record = tx.accounts().of_discord(discord_id); });
    return record;
  }

  PreparedWeb::Script web;
  auth::Discord discord{{"https://discord.example", "7", "secret"}, std::make_unique<PreparedWeb>(web)};
  Product product{options_with(discord)};
};

TEST_F(DiscordApi, makes_a_member_and_writes_down_how) {
  web.will_vouch_for(kId, "nelly");
  EXPECT_EQ(finish(start(product.anyone())).headers.at("Location"), "/drafts/7");
  const auto record = account_of(kId);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->account.name, "nelly");
  EXPECT_EQ(record->account.role, app::Role::member);
  EXPECT_FALSE(record->has_password);
  const auto told = product.store->read([&](const app::ReadTransaction& tx) {
    std::vector<std::string> actions;
    for (const app::AuditEntry& entry : tx.audit().of_actor(record->account.id)) {
      actions.push_back(entry.action);
      EXPECT_EQ(entry.address, "192.0.2.1");
    }
    return actions;
  });
  EXPECT_EQ(told, (std::vector<std::string>{"signed_in", "discord_linked", "account_created"}));
}

TEST_F(DiscordApi, forgets_what_began_ten_minutes_ago) {
  const Start early = start(product.anyone());
  product.clock.advance(std::chrono::minutes(10));
  EXPECT_EQ(finish(early).headers.at("Location"), "/sign-in?problem=state_mismatch");
  EXPECT_TRUE(web.asked.empty());
}

TEST_F(DiscordApi, takes_no_state_but_that_of_the_cookie) {
  const Start mine = start(product.anyone());
  const Start other = start(product.anyone());
  for (const std::string& state : {other.state, std::string(), mine.state + "a", mine.state.substr(1)}) {
    EXPECT_EQ(finish({state, mine.sealed}).headers.at("Location"), "/sign-in?problem=state_mismatch");
  }
  EXPECT_EQ(finish({mine.state, ""}).headers.at("Location"), "/sign-in?problem=state_mismatch");
  EXPECT_TRUE(web.asked.empty());
}

TEST_F(DiscordApi, links_players_of_an_earlier_and_of_a_later_roster) {
  app::Roster roster(*product.store, product.clock, product.listener, app::Quotas{});
  const domain::TournamentId cup{product.a_draft().tournament};
  const auto add = [&](const std::string& name, const std::string& id) {
    const app::NewPlayer player{.name = name, .mmr = 1000, .discord_id = id};
    return roster.add(cup, {player}, app::Identity::system(), {})->front();
  };
  const app::RosterPlayer early = add("Early", kId);
  EXPECT_EQ(early.account_id, std::nullopt);
  web.will_vouch_for(kId, "nelly");
  finish(start(product.anyone()));
  const domain::AccountId account = account_of(kId)->account.id;
  product.store->read(
      [&](const app::ReadTransaction& tx) { EXPECT_EQ(tx.roster().find(early.id)->account_id, account); });

  const domain::TournamentId next{product.a_draft().tournament};
  const app::NewPlayer later{.name = "Later", .mmr = 1000, .discord_id = kId};
  const auto added = roster.add(next, {later}, app::Identity::system(), {});
  EXPECT_EQ(added->front().account_id, account);
  EXPECT_EQ(add("Stranger", "300000000000000002").account_id, std::nullopt);
}

TEST_F(DiscordApi, leaves_a_player_whose_id_was_wrong) {
  web.will_vouch_for(kId, "nelly");
  finish(start(product.anyone()));
  app::Roster roster(*product.store, product.clock, product.listener, app::Quotas{});
  const domain::TournamentId cup{product.a_draft().tournament};
  const app::NewPlayer player{.name = "P", .mmr = 1000, .discord_id = kId};
  const app::RosterPlayer added = roster.add(cup, {player}, app::Identity::system(), {})->front();
  ASSERT_TRUE(added.account_id);
  const auto with_id = [&](const std::optional<std::string>& id) {
    app::PlayerChange change;
    change.discord_id = id;
    return roster.change(added.id, change, app::Identity::system())->account_id;
  };

  EXPECT_EQ(with_id("300000000000000002"), std::nullopt);
  EXPECT_EQ(with_id(kId), added.account_id);
  EXPECT_EQ(with_id(std::nullopt), std::nullopt);
}

}  // namespace
}  // namespace draftwire::testing
