#include <gtest/gtest.h>

#include "auth/accounts.hpp"
#include "auth/invites.hpp"
#include "unit/http/product.hpp"

// What time does to accounts, invitations and the audit log. What needs no clock is tested from outside.
namespace draftwire::testing {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

class AccountApi : public ::testing::Test {
 protected:
  static std::string token_of(const Answered& answer) {
    const std::string link(answer.json().at("link").as_string());
    return link.substr(link.rfind('/') + 1);
  }

  std::string an_invitation() { return token_of(ada().post("/api/v1/invites", R"({"role":"organiser"})")); }

  Browser ada() { return product.signed_in("Ada"); }

  Answered look_at(const std::string& token) {
    return product.anyone().post("/api/v1/invitation", R"({"token":")" + token + R"("})");
  }

  std::vector<app::Invite> kept_invites() {
    std::vector<app::Invite> invites;
    product.store->read([&](const app::ReadTransaction& tx) { invites = tx.invites().all(); });
    return invites;
  }

  std::vector<app::AuditEntry> kept_audit() {
    std::vector<app::AuditEntry> entries;
    product.store->read([&](const app::ReadTransaction& tx) { entries = tx.audit().before(std::nullopt, 100); });
    return entries;
  }

  Product product;
};

TEST_F(AccountApi, an_invitation_holds_for_a_week_and_then_was_never_one) {
  const std::string token = an_invitation();
  product.clock.advance(hours(24 * 7) - milliseconds(1));
  EXPECT_EQ(look_at(token).status, 200);
  product.clock.advance(milliseconds(1));
  const Answered expired = look_at(token);
  EXPECT_EQ(expired.status, 404);
  EXPECT_EQ(expired.text, look_at("never-made").text);
  const Answered accepted = product.anyone().post(
      "/api/v1/invitation/accept", R"({"token":")" + token + R"(","name":"Late","password":"a fine pass phrase"})");
  EXPECT_EQ(accepted.text, expired.text);
}

TEST_F(AccountApi, an_invitation_that_expired_is_neither_listed_nor_taken_back) {
  const Answered made = ada().post("/api/v1/invites", R"({"role":"member"})");
  const std::int64_t id = made.json().at("id").as_int64();
  Browser ada = product.signed_in("Ada");
  product.clock.advance(hours(24 * 7));
  EXPECT_TRUE(ada.get("/api/v1/invites").json().at("items").as_array().empty());
  EXPECT_EQ(ada.remove(path_of("invites", id)).status, 404);
}

TEST_F(AccountApi, a_link_for_a_new_password_holds_for_a_day) {
  const std::string token = token_of(ada().post("/api/v1/accounts/4/password-link", ""));
  product.clock.advance(hours(24) - milliseconds(1));
  EXPECT_EQ(look_at(token).json().at("name").as_string(), "Mika");
  product.clock.advance(milliseconds(1));
  EXPECT_EQ(look_at(token).status, 404);
}

TEST_F(AccountApi, a_first_admin_link_holds_for_a_day_while_nobody_runs_the_league) {
  product.store->write([](app::WriteTransaction& tx) {
    for (const app::AccountRecord& record : tx.accounts().all()) tx.accounts().remove(record.account.id);
  });
  const std::string token = auth::Invites(*product.store, product.clock).invite_first_admin().value().token;
  product.clock.advance(hours(24) - milliseconds(1));
  EXPECT_EQ(look_at(token).json().at("kind").as_string(), "set_up");
  product.clock.advance(milliseconds(1));
  EXPECT_EQ(look_at(token).status, 404);
}

TEST_F(AccountApi, makes_no_first_admin_link_where_somebody_runs_the_league) {
  EXPECT_FALSE(auth::Invites(*product.store, product.clock).invite_first_admin());
  EXPECT_TRUE(kept_invites().empty());
}

TEST_F(AccountApi, a_first_admin_link_outlives_members_who_came_by_Discord_and_no_organiser) {
  product.store->write([&](app::WriteTransaction& tx) {
    for (const app::AccountRecord& record : tx.accounts().all()) tx.accounts().remove(record.account.id);
    tx.accounts().insert("Dis", app::Role::member, "", product.clock.now());
  });
  auth::Invites invites(*product.store, product.clock);
  const std::string token = invites.invite_first_admin().value().token;
  EXPECT_EQ(look_at(token).status, 200);
  product.store->write(
      [&](app::WriteTransaction& tx) { tx.accounts().insert("Olga", app::Role::organiser, "", product.clock.now()); });
  EXPECT_EQ(look_at(token).status, 404);
  EXPECT_FALSE(invites.invite_first_admin());
}

TEST_F(AccountApi, a_role_that_runs_the_league_ends_every_first_admin_link_for_good) {
  domain::AccountId dis{};
  product.store->write([&](app::WriteTransaction& tx) {
    for (const app::AccountRecord& record : tx.accounts().all()) tx.accounts().remove(record.account.id);
    dis = tx.accounts().insert("Dis", app::Role::member, "", product.clock.now());
  });
  ASSERT_TRUE(auth::Invites(*product.store, product.clock).invite_first_admin());
  ASSERT_EQ(kept_invites().size(), 1U);
  auth::Accounts accounts(*product.store, product.clock);
  ASSERT_TRUE(
      accounts.edit(dis, {.name = std::nullopt, .role = app::Role::organiser, .is_disabled = std::nullopt}, {}));
  EXPECT_TRUE(kept_invites().empty());
}

TEST_F(AccountApi, keeps_of_a_token_its_hash_alone) {
  const std::string token = an_invitation();
  const auto invites = kept_invites();
  ASSERT_EQ(invites.size(), 1U);
  EXPECT_EQ(token.find(std::string(invites[0].hash.begin(), invites[0].hash.end())), std::string::npos);
}

TEST_F(AccountApi, writes_down_no_address_that_is_no_text) {
  Browser behind_proxy(product.handler, "127.0.0.1");
  const auto sign_in = [&](const std::string& forwarded_for) {
    return behind_proxy.send("POST", "/api/v1/session", R"({"username":"Mika","password":"pass of Mika"})",
                             {{"Content-Type", "application/json"}, {"X-Forwarded-For", forwarded_for}});
  };
  EXPECT_EQ(sign_in("203.0.113.9").status, 200);
  EXPECT_EQ(sign_in("\xFF\xFE").status, 200);
  const auto entries = kept_audit();
  EXPECT_EQ(entries.at(1).address, "203.0.113.9");
  EXPECT_EQ(entries.at(0).address, "");
}

TEST_F(AccountApi, an_account_without_a_password_sets_its_first_one) {
  product.store->write([](app::WriteTransaction& tx) { tx.accounts().set_password({4}, ""); });
  const std::string token = token_of(ada().post("/api/v1/accounts/4/password-link", ""));
  Browser mika = product.anyone();
  mika.post("/api/v1/invitation/accept", R"({"token":")" + token + R"(","password":"by a link, long"})");
  product.store->write([](app::WriteTransaction& tx) { tx.accounts().set_password({4}, ""); });
  EXPECT_EQ(mika.post("/api/v1/accounts/4/password", R"({"password":"first of its own"})").status, 204);
  EXPECT_EQ(mika.post("/api/v1/accounts/4/password", R"({"password":"second of its own"})").status, 422);
}

}  // namespace
}  // namespace draftwire::testing
