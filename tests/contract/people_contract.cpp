#include "contract/league.hpp"
#include "contract/store_contract.hpp"

// Promises about accounts, sessions and seats.
namespace draftwire::testing {
namespace {

app::SessionHash a_hash(std::uint8_t number) {
  app::SessionHash hash{};
  hash.fill(number);
  return hash;
}

std::optional<app::Session> session_of(app::Store& store, std::uint8_t number) {
  return read_from(store, [&](const app::ReadTransaction& tx) { return tx.sessions().find(a_hash(number)); });
}

app::Session a_session(std::optional<app::Account> account, std::vector<app::Seat> seats = {}) {
  return {std::move(account), std::move(seats), kEvening, kEvening};
}

std::vector<app::Seat> seats_of(app::Store& store, domain::DraftId draft) {
  return read_from(store, [&](const app::ReadTransaction& tx) { return tx.seats().of_draft(draft); });
}

void keep(app::Store& store, std::uint8_t number, const app::Session& session) {
  store.write([&](app::WriteTransaction& tx) { tx.sessions().insert(a_hash(number), session); });
}

app::Account an_account(app::Store& store, const std::string& name, app::Role role = app::Role::member) {
  const auto id = write_to(
      store, [&](app::WriteTransaction& tx) { return tx.accounts().insert(name, role, "hash of " + name, kEvening); });
  return {id, name, role};
}

TEST_P(StoreContract, an_account_is_found_by_its_name_with_its_passwords_hash) {
  const app::Account kay = an_account(store(), "Kay Ω", app::Role::admin);
  an_account(store(), "lee");

  const auto found =
      read_from(store(), [](const app::ReadTransaction& tx) { return tx.accounts().credentials("Kay Ω"); });

  ASSERT_TRUE(found);
  EXPECT_EQ(found->account, kay);
  EXPECT_EQ(found->password_hash, "hash of Kay Ω");
  EXPECT_FALSE(read_from(store(), [](const app::ReadTransaction& tx) { return tx.accounts().credentials("nobody"); }));
}

TEST_P(StoreContract, accounts_are_listed_oldest_first) {
  const app::Account zoe = an_account(store(), "zoe", app::Role::organiser);
  const app::Account kay = an_account(store(), "kay");

  const auto records = read_from(store(), [](const app::ReadTransaction& tx) { return tx.accounts().all(); });

  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0], (app::AccountRecord{.account = zoe, .has_password = true, .created_at = kEvening}));
  EXPECT_EQ(records[1].account, kay);
}

TEST_P(StoreContract, two_accounts_never_share_a_name) {
  an_account(store(), "kay");

  EXPECT_THROW(an_account(store(), "kay", app::Role::admin), app::StoreError);
}

TEST_P(StoreContract, a_session_comes_back_as_it_was_and_after_a_restart) {
  const League league(store(), "Cup");
  const auto seats = seats_of(store(), league.draft());
  const app::Session both = a_session(an_account(store(), "kay"), seats);
  const app::Session nobody = a_session(std::nullopt, {seats[1]});

  keep(store(), 1, both);
  keep(store(), 2, nobody);

  EXPECT_EQ(session_of(store(), 1), both);
  restart();
  EXPECT_EQ(session_of(store(), 1), both);
  EXPECT_EQ(session_of(store(), 2), nobody);
  EXPECT_EQ(session_of(store(), 3), std::nullopt);
}

TEST_P(StoreContract, a_session_is_touched_and_deleted_alone) {
  const app::Account kay = an_account(store(), "kay");
  keep(store(), 1, a_session(kay));
  keep(store(), 2, a_session(kay));

  store().write([](app::WriteTransaction& tx) { tx.sessions().touch(a_hash(1), later(5)); });
  EXPECT_EQ(session_of(store(), 1)->last_seen_at, later(5));
  EXPECT_EQ(session_of(store(), 1)->created_at, kEvening);
  EXPECT_EQ(session_of(store(), 2)->last_seen_at, kEvening);

  store().write([](app::WriteTransaction& tx) { tx.sessions().remove(a_hash(1)); });
  EXPECT_EQ(session_of(store(), 1), std::nullopt);
  EXPECT_NE(session_of(store(), 2), std::nullopt);
}

TEST_P(StoreContract, sessions_that_were_idle_too_long_go) {
  const app::Account kay = an_account(store(), "kay");
  keep(store(), 1, a_session(kay));
  keep(store(), 2, a_session(kay));
  store().write([](app::WriteTransaction& tx) { tx.sessions().touch(a_hash(2), later(5)); });

  store().write([](app::WriteTransaction& tx) { tx.sessions().remove_ended(later(5), kEvening); });

  EXPECT_EQ(session_of(store(), 1), std::nullopt);
  EXPECT_NE(session_of(store(), 2), std::nullopt);
}

TEST_P(StoreContract, seats_come_in_draft_order_with_their_captains) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto swapped = a_spec({league.player(1).id, league.player(0).id});
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, swapped);
  });
  const domain::Setup setup = league.setup(draft);

  const auto seats = seats_of(store(), draft);

  ASSERT_EQ(seats.size(), 2U);
  EXPECT_EQ(seats[0],
            (app::Seat{draft, league.id(), setup.teams[0].id, league.player(1).id, league.player(1).name, 1}));
  EXPECT_EQ(seats[1].captain_id, league.player(0).id);
}

TEST_P(StoreContract, a_rotated_seat_opens_nothing_that_its_old_link_opened) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto seats = seats_of(store(), draft);
  keep(store(), 1, a_session(std::nullopt, seats));
  const auto taken_at = [&](const app::Seat& seat) {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().taken_at(draft, seat.team_id); });
  };
  const auto since = session_of(store(), 1)->created_at;
  EXPECT_EQ(taken_at(seats[0]), since);

  const int generation = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(draft);
    return tx.seats().rotate(draft, seats[0].team_id);
  });

  EXPECT_EQ(generation, seats[0].generation + 1);
  EXPECT_EQ(seats_of(store(), draft)[0].generation, generation);
  EXPECT_EQ(session_of(store(), 1)->seats, std::vector<app::Seat>{seats[1]});
  EXPECT_EQ(taken_at(seats[0]), std::nullopt);
  EXPECT_EQ(taken_at(seats[1]), since);
}

TEST_P(StoreContract, a_seat_is_taken_when_a_session_gets_it_however_old_that_is) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto seats = seats_of(store(), draft);
  app::Session session = a_session(std::nullopt, {seats[0]});
  session.created_at = kEvening;
  session.last_seen_at = later(5);

  keep(store(), 1, session);

  EXPECT_EQ(
      read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().taken_at(draft, seats[0].team_id); }),
      later(5));
  EXPECT_EQ(session_of(store(), 1)->created_at, kEvening);
}

TEST_P(StoreContract, a_seat_is_rotated_whatever_the_drafts_status) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto team = league.setup(draft).teams[0].id;
  league.start(draft);

  EXPECT_EQ(write_to(store(),
                     [&](app::WriteTransaction& tx) {
                       tx.lock(draft);
                       return tx.seats().rotate(draft, team);
                     }),
            2);
}

TEST_P(StoreContract, a_seat_of_another_draft_is_not_rotated) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto team = league.setup(league.draft()).teams[0].id;

  EXPECT_THROW(store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.seats().rotate(draft, team);
  }),
               app::StoreError);
}

TEST_P(StoreContract, a_captain_who_leaves_a_pending_draft_loses_the_seat) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto seats = seats_of(store(), draft);
  keep(store(), 1, a_session(std::nullopt, seats));

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, a_spec({league.player(5).id, league.player(0).id}));
  });

  ASSERT_EQ(session_of(store(), 1)->seats.size(), 1U);
  EXPECT_EQ(session_of(store(), 1)->seats[0].team_id, seats[0].team_id);
}

TEST_P(StoreContract, seats_go_with_their_tournament_and_leave_the_session) {
  const League league(store(), "Cup");
  const app::Account kay = an_account(store(), "kay");
  keep(store(), 1, a_session(kay, seats_of(store(), league.draft())));

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().forget(league.id());
  });

  EXPECT_EQ(session_of(store(), 1), a_session(kay));
}

TEST_P(StoreContract, an_account_has_the_seats_of_its_players_while_their_drafts_are_not_over) {
  const League league(store(), "Cup");
  const app::Account kay = an_account(store(), "kay");
  app::RosterPlayer player = league.player(0);
  player.account_id = kay.id;
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(player.id);
    tx.roster().update(player);
  });
  const auto pending = league.draft();
  const auto over = league.draft();
  league.start(over);
  const auto seats = [&] {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().of_account(kay.id); });
  };

  EXPECT_EQ(seats(), (std::vector<app::Seat>{seats_of(store(), pending)[0], seats_of(store(), over)[0]}));
  league.append(over, {domain::DraftCompleted{}});
  EXPECT_EQ(seats(), std::vector<app::Seat>{seats_of(store(), pending)[0]});
}

}  // namespace
}  // namespace draftwire::testing
