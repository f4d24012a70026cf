#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "app/attendance.hpp"
#include "auth/accounts.hpp"
#include "auth/invites.hpp"
#include "auth/password_change.hpp"
#include "auth/remembered_attempts.hpp"
#include "auth/seats.hpp"
#include "auth/sign_in.hpp"
#include "auth/watch_links.hpp"
#include "contract/league.hpp"
#include "contract/postgres_server.hpp"
#include "unit/auth/still_clock.hpp"

// What one node opens or makes while another one takes the right to it away: none of it stays.
namespace draftwire::testing {
namespace {

constexpr const char* kPassword = "pass of kay";
constexpr const char* kAddress = "192.0.2.1";

class PostgresSessions : public ::testing::Test {
 protected:
  PostgresSessions() {
    here_->write([&](app::WriteTransaction& tx) {
      kay_ = {tx.accounts().insert("kay", app::Role::admin, passwords_.hash(kPassword), clock_.now()), "kay",
              app::Role::admin};
      session_id_ = auth::Sessions::sign_in(tx, "", kay_, clock_.now()).session_id;
    });
    who_.account = kay_;
    who_.address = kAddress;
  }

  // A transaction of this node, which commits when what the other node began during it waits, or is done.
  void commit_during(
      const std::function<void()>& others, const std::function<void(app::WriteTransaction&)>& before,
      const std::function<void(app::WriteTransaction&)>& after = [](app::WriteTransaction&) {}) {
    std::atomic<bool> is_done = false;
    std::jthread other;
    here_->write([&](app::WriteTransaction& tx) {
      before(tx);
      other = std::jthread([&] {
        others();
        is_done = true;
      });
      while (!is_done && database_.value(kWaiting) == "0") std::this_thread::sleep_for(std::chrono::milliseconds(1));
      after(tx);
    });
  }

  void end_sessions_during(const std::function<void()>& others) {
    commit_during(others, [&](app::WriteTransaction& tx) {
      tx.lock_rights();
      tx.lock(kay_.id);
      tx.sessions().remove_of_account(kay_.id);
    });
  }

  std::size_t sessions_of_kay() {
    return read_from(*here_, [&](const app::ReadTransaction& tx) { return tx.sessions().of_account(kay_.id).size(); });
  }

  std::size_t invites() {
    return read_from(*here_, [](const app::ReadTransaction& tx) { return tx.invites().all().size(); });
  }

  bool is_signed_in_by_password() {
    auth::SignIn sign_in(*there_, clock_, passwords_, limit_);
    return sign_in.sign_in({"kay", kPassword, kAddress, ""}).has_value();
  }

  static constexpr const char* kWaiting =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

  ServerDatabase database_;
  std::unique_ptr<app::Store> here_ = database_.open();
  std::unique_ptr<app::Store> there_ = database_.open();
  StillClock clock_;
  auth::Passwords passwords_;
  auth::RememberedAttempts attempts_{clock_};
  auth::SignInLimit limit_{attempts_};
  app::Attendance attendance_;
  app::Account kay_;
  app::Identity who_;
  std::string session_id_;
};

TEST_F(PostgresSessions, none_begins_by_a_password_that_is_being_replaced) {
  commit_during([&] { EXPECT_FALSE(is_signed_in_by_password()); },
                [&](app::WriteTransaction& tx) {
                  tx.lock(kay_.id);
                  auth::replace_password(tx, kay_.id, "another hash");
                });

  EXPECT_EQ(sessions_of_kay(), 0U);
}

TEST_F(PostgresSessions, none_begins_with_an_account_that_is_being_disabled) {
  commit_during([&] { EXPECT_FALSE(is_signed_in_by_password()); },
                [&](app::WriteTransaction& tx) {
                  tx.lock(kay_.id);
                  tx.accounts().set_disabled_at(kay_.id, kEvening);
                  tx.sessions().remove_of_account(kay_.id);
                });

  EXPECT_EQ(sessions_of_kay(), 0U);
}

TEST_F(PostgresSessions, signing_out_everywhere_ends_the_one_that_is_being_opened) {
  auth::Accounts accounts(*there_, clock_);

  commit_during([&] { EXPECT_TRUE(accounts.sign_out_everywhere(kay_.id, who_)); },
                [](app::WriteTransaction& tx) { tx.lock_credentials("kay"); },
                [&](app::WriteTransaction& tx) { auth::Sessions::sign_in(tx, "", kay_, clock_.now()); });

  EXPECT_EQ(sessions_of_kay(), 0U);
}

TEST_F(PostgresSessions, one_that_is_ended_gets_no_new_password) {
  auth::PasswordChange password_change(*there_, clock_, passwords_, limit_);

  end_sessions_during(
      [&] { EXPECT_FALSE(password_change.change({kPassword, "a newer pass phrase"}, who_, session_id_)); });

  EXPECT_EQ(sessions_of_kay(), 0U);
}

TEST_F(PostgresSessions, a_seat_is_not_added_to_one_that_is_ended) {
  const League league(*here_, "Cup");
  const auto draft = league.draft();
  const auth::SeatTokens tokens({});
  auth::Seats seats(*there_, clock_, attendance_, tokens);
  const std::string token = seats.links(draft, app::Identity::system()).value().at(0).token;

  end_sessions_during([&] { EXPECT_TRUE(seats.sign_in(token, session_id_, who_)); });

  EXPECT_EQ(sessions_of_kay(), 0U);
}

TEST_F(PostgresSessions, a_pass_is_not_added_to_one_that_is_ended) {
  const League league(*here_, "Cup");
  auth::WatchLinks links(*there_, clock_, limit_, {});
  const std::string token = links.token(league.id(), app::Identity::system()).value();

  end_sessions_during([&] { EXPECT_TRUE(links.open({token, kAddress, session_id_})); });

  EXPECT_EQ(sessions_of_kay(), 0U);
}

TEST_F(PostgresSessions, an_admin_who_is_being_demoted_invites_nobody) {
  auth::Invites invites_there(*there_, clock_);

  commit_during([&] { static_cast<void>(invites_there.invite(app::Role::admin, who_)); },
                [&](app::WriteTransaction& tx) { tx.accounts().set_role(kay_.id, app::Role::member); });
  EXPECT_EQ(invites(), 0U);

  static_cast<void>(invites_there.invite_to_new_password(kay_.id, who_));
  EXPECT_EQ(invites(), 0U);
}

TEST_F(PostgresSessions, an_invite_that_is_being_used_is_not_taken_back) {
  auth::Invites invites_there(*there_, clock_);
  static_cast<void>(invites_there.invite(app::Role::member, who_));
  const auto id = read_from(*here_, [](const app::ReadTransaction& tx) { return tx.invites().all().at(0).id; });

  commit_during([&] { EXPECT_FALSE(invites_there.revoke(id, who_)); },
                [&](app::WriteTransaction& tx) {
                  tx.lock_rights();
                  tx.invites().remove(id);
                });
}

}  // namespace
}  // namespace draftwire::testing
