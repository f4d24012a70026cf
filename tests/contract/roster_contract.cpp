#include "contract/league.hpp"
#include "contract/store_contract.hpp"

// Promises about tournaments and their players.
namespace draftwire::testing {
namespace {

using domain::PlayerId;

TEST_P(StoreContract, a_tournament_counts_its_players_and_drafts) {
  const League league(store(), "Cup", 5);
  league.draft();
  league.draft();

  const auto found =
      read_from(store(), [&](const app::ReadTransaction& tx) { return tx.tournaments().find(league.id()); });

  EXPECT_EQ(found, (app::Tournament{league.id(), "Cup", kEvening, 5, 2}));
}

TEST_P(StoreContract, tournaments_are_listed_oldest_first) {
  const League first(store(), "Zebra");
  const League second(store(), "Aardvark");

  const auto all = read_from(store(), [](const app::ReadTransaction& tx) { return tx.tournaments().all(); });

  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, first.id());
  EXPECT_EQ(all[1].id, second.id());
}

TEST_P(StoreContract, a_tournament_is_renamed_alone) {
  const League league(store(), "Cup");
  const League other(store(), "Other");

  store().write([&](app::WriteTransaction& tx) { tx.tournaments().rename(league.id(), "Coupe d'hiver 🏆"); });

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(tx.tournaments().find(league.id())->name, "Coupe d'hiver 🏆");
    EXPECT_EQ(tx.tournaments().find(other.id())->name, "Other");
  });
}

TEST_P(StoreContract, the_one_who_makes_a_tournament_organises_it_and_nobody_else) {
  store().write([&](app::WriteTransaction& tx) {
    const auto kay = tx.accounts().insert("kay", app::Role::organiser, "hash", kEvening);
    const auto lee = tx.accounts().insert("lee", app::Role::organiser, "hash", kEvening);
    const auto cup = tx.tournaments().insert("Cup", kay, kEvening);
    const auto other = tx.tournaments().insert("Other", lee, kEvening);
    EXPECT_TRUE(tx.people().is_organiser(cup, kay));
    EXPECT_FALSE(tx.people().is_organiser(cup, lee));
    EXPECT_FALSE(tx.people().is_organiser(other, kay));
  });
}

TEST_P(StoreContract, a_deleted_tournament_takes_everything_of_its_own_and_nothing_else) {
  const League league(store(), "Cup");
  const League other(store(), "Other");
  const auto draft = league.draft();
  const auto kept = other.draft();
  league.start(draft);
  other.start(kept);
  const auto kept_log = other.log(kept);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().remove(league.id());
  });

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(tx.tournaments().find(league.id()), std::nullopt);
    EXPECT_EQ(tx.drafts().find(draft), std::nullopt);
    EXPECT_EQ(tx.roster().find(league.player(0).id), std::nullopt);
    EXPECT_TRUE(tx.roster().of(league.id()).empty());
    EXPECT_TRUE(tx.seats().of_draft(draft).empty());
    EXPECT_TRUE(tx.log().after(draft, 0, 10).empty());
    EXPECT_TRUE(tx.log().after(league.id(), 0, 10).empty());
    EXPECT_EQ(tx.roster().of(other.id()), other.players());
  });
  EXPECT_EQ(other.log(kept), kept_log);
}

TEST_P(StoreContract, ids_are_never_given_twice) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto events = league.start(draft);
  const auto teams = league.setup(draft).teams;
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().remove(league.id());
  });

  restart();

  const League next(store(), "Next");
  const auto next_draft = next.draft();
  EXPECT_GT(next.id(), league.id());
  EXPECT_GT(next.player(0).id, league.players().back().id);
  EXPECT_GT(next_draft, draft);
  EXPECT_GT(next.setup(next_draft).teams.front().id, teams.back().id);
  EXPECT_GT(next.start(next_draft).front().id, events.back().id);
}

TEST_P(StoreContract, players_come_back_as_they_were_inserted_in_the_order_given) {
  const League league(store(), "Cup", 0);
  const std::vector<app::NewPlayer> given = {
      {"Zoë \"Zed\", O'Hara", 0, {}}, {"Игорь", 20'000, {"mid"}}, {"李小龙", 4400, {"1", "soft, support", "\"5\""}}};

  const auto inserted = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    return tx.roster().insert(league.id(), given);
  });

  const auto roster = read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().of(league.id()); });
  EXPECT_EQ(roster, inserted);
  ASSERT_EQ(roster.size(), given.size());
  for (std::size_t index = 0; index < given.size(); ++index) {
    EXPECT_EQ((app::NewPlayer{roster[index].name, roster[index].mmr, roster[index].positions}), given[index]);
    EXPECT_EQ(roster[index].tournament_id, league.id());
    EXPECT_EQ(roster[index].account_id, std::nullopt);
  }
}

TEST_P(StoreContract, a_player_is_changed_as_a_whole) {
  const League league(store(), "Cup");
  app::RosterPlayer player = league.player(3);
  player.name = "Другой";
  player.mmr = 123;
  player.positions = {"offlane"};

  store().write([&](app::WriteTransaction& tx) {
    player.account_id = tx.accounts().insert("kay", app::Role::member, "hash", kEvening);
    tx.lock(player.id);
    tx.roster().update(player);
  });

  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().find(player.id); }), player);
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().find(league.player(2).id); }),
            league.player(2));
}

TEST_P(StoreContract, a_rating_out_of_range_is_refused) {
  const League league(store(), "Cup");
  for (const domain::Mmr mmr : {domain::Mmr{-1}, domain::Mmr{20'001}}) {
    const std::vector<app::NewPlayer> given = {{"Fine", 4000, {}}, {"Not", mmr, {}}};
    EXPECT_THROW(store().write([&](app::WriteTransaction& tx) {
      tx.lock(league.id());
      tx.roster().insert(league.id(), given);
    }),
                 app::StoreError);
  }
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().of(league.id()); }),
            league.players());
}

TEST_P(StoreContract, a_free_player_is_deleted) {
  const League league(store(), "Cup");
  const PlayerId gone = league.player(5).id;
  league.draft();

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(gone);
    tx.roster().remove(gone);
  });

  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().find(gone); }), std::nullopt);
}

TEST_P(StoreContract, a_player_of_a_started_draft_is_never_deleted_whatever_became_of_it) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const PlayerId pooled = league.player(5).id;
  const auto remove = [&] {
    store().write([&](app::WriteTransaction& tx) {
      tx.lock(pooled);
      tx.roster().remove(pooled);
    });
  };

  EXPECT_THROW(remove(), app::StoreError);
  league.append(draft, {domain::DraftAborted{}});
  EXPECT_THROW(remove(), app::StoreError);
  restart();
  EXPECT_THROW(remove(), app::StoreError);
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().find(pooled); }),
            league.player(5));
}

TEST_P(StoreContract, a_captain_of_a_pending_draft_is_not_deleted) {
  const League league(store(), "Cup");
  league.draft();

  EXPECT_THROW(store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.player(0).id);
    tx.roster().remove(league.player(0).id);
  }),
               app::StoreError);
}

TEST_P(StoreContract, a_draft_that_was_aborted_before_its_start_keeps_nobody) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.append(draft, {domain::DraftAborted{std::nullopt, league.setup(draft)}});
  const auto log = league.log(draft);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.player(0).id);
    tx.roster().remove(league.player(0).id);
  });

  EXPECT_EQ(league.log(draft), log);
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().find(league.player(0).id); }),
            std::nullopt);
}

TEST_P(StoreContract, the_store_knows_what_keeps_a_player) {
  struct Keepers {
    bool started, active, captain;
    bool operator==(const Keepers&) const = default;
  };
  const League league(store(), "Cup");
  const auto of = [&](std::size_t index) {
    return read_from(store(), [&](const app::ReadTransaction& tx) {
      const PlayerId id = league.player(index).id;
      return Keepers{tx.roster().is_in_started_draft(id), tx.roster().is_in_active_draft(id),
                     tx.roster().is_captain_of_pending_draft(id)};
    });
  };

  EXPECT_EQ(of(0), (Keepers{false, false, false}));
  const auto draft = league.draft();
  EXPECT_EQ(of(0), (Keepers{false, false, true}));
  EXPECT_EQ(of(7), (Keepers{false, false, false}));
  league.start(draft);
  EXPECT_EQ(of(0), (Keepers{true, true, false}));
  EXPECT_EQ(of(7), (Keepers{true, true, false}));
  league.append(draft, {domain::DraftCompleted{}});
  EXPECT_EQ(of(7), (Keepers{true, false, false}));
}

TEST_P(StoreContract, who_joins_the_roster_after_the_start_is_no_part_of_the_draft) {
  const League league(store(), "Cup");
  league.start(league.draft());
  const std::vector<app::NewPlayer> late = {{"Late", 4000, {}}};

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    const PlayerId id = tx.roster().insert(league.id(), late).front().id;
    EXPECT_FALSE(tx.roster().is_in_started_draft(id));
    tx.lock(id);
    tx.roster().remove(id);
  });
}

}  // namespace
}  // namespace draftwire::testing
