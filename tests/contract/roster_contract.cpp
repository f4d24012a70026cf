#include <tuple>

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
    tx.tournaments().forget(league.id());
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

TEST_P(StoreContract, a_deleted_tournament_is_found_by_no_one_and_is_restored_as_it_was) {
  const League league(store(), "Cup");
  const League other(store(), "Other");
  const auto draft = league.draft();
  const auto over = league.draft();
  league.start(over);
  league.append(over, {domain::DraftCompleted{}});
  app::RosterPlayer player = league.player(3);
  store().write([&](app::WriteTransaction& tx) {
    const auto kay = tx.accounts().insert("kay", app::Role::member, "hash", kEvening);
    player.account_id = kay;
    tx.people().insert_organiser(league.id(), kay);
    tx.lock(league.id());
    tx.roster().update(player);
    tx.roster().remove(league.player(7).id, kEvening);
  });
  // Everything that finds it, or something of it, by another way than its own id.
  const auto found = [&] {
    return read_from(store(), [&](const app::ReadTransaction& tx) {
      using Ids = std::vector<std::int64_t>;
      const auto ids_of = [](const auto& records) {
        Ids ids;
        for (const auto& record : records) ids.push_back(record.id.value);
        return ids;
      };
      Ids drafts_of_seats;
      for (const app::Seat& seat : tx.seats().of_draft(draft)) drafts_of_seats.push_back(seat.draft_id.value);
      return std::tuple(tx.tournaments().find(league.id()), tx.drafts().find(draft), tx.drafts().find(over),
                        tx.roster().find(player.id), tx.roster().find_who_left(league.player(7).id),
                        ids_of(tx.tournaments().all()), ids_of(tx.tournaments().before(std::nullopt, 9, true)),
                        ids_of(tx.tournaments().before(std::nullopt, 9, false)), ids_of(tx.drafts().all()),
                        ids_of(tx.drafts().of(league.id())), ids_of(tx.drafts().before(league.id(), std::nullopt, 9)),
                        ids_of(tx.drafts().some_of(league.id(), other.id(), 9, true)), drafts_of_seats,
                        ids_of(tx.roster().of_account(*player.account_id)),
                        tx.people().tournaments_of(*player.account_id).size());
    });
  };
  const auto there = found();
  EXPECT_NE(std::get<0>(there), std::nullopt);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().remove(league.id(), kEvening);
  });
  using Ids = std::vector<std::int64_t>;
  const Ids none;
  const Ids only_other{other.id().value};
  EXPECT_EQ(found(), std::tuple(std::optional<app::Tournament>(), std::optional<app::DraftRecord>(),
                                std::optional<app::DraftRecord>(), std::optional<app::RosterPlayer>(),
                                std::optional<app::RosterPlayer>(), only_other, only_other, only_other, none, none,
                                none, none, none, none, std::size_t{0}));
  store().read([&](const app::ReadTransaction& tx) {
    ASSERT_TRUE(tx.tournaments().find_deleted(league.id()));
    EXPECT_EQ(tx.tournaments().find_deleted(league.id())->tournament, std::get<0>(there));
    EXPECT_EQ(tx.tournaments().find_deleted(other.id()), std::nullopt);
    EXPECT_TRUE(tx.tournaments().deleted_before(kEvening).empty());
    EXPECT_EQ(tx.tournaments().deleted_before(later(1)), std::vector{league.id()});
  });

  restart();
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().restore(league.id());
  });
  EXPECT_EQ(found(), there);
  EXPECT_EQ(
      read_from(store(), [&](const app::ReadTransaction& tx) { return tx.tournaments().find_deleted(league.id()); }),
      std::nullopt);
}

TEST_P(StoreContract, ids_are_never_given_twice) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto events = league.start(draft);
  const auto teams = league.setup(draft).teams;
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().forget(league.id());
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

TEST_P(StoreContract, several_players_are_changed_at_once) {
  const League league(store(), "Cup");
  std::vector<app::RosterPlayer> players{league.player(1), league.player(3)};
  players[0].mmr = 123;
  players[1].name = "Другой";
  players[1].discord_id = "80351110224678912";

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().update_all(league.id(), players);
  });

  store().read([&](const app::ReadTransaction& tx) {
    for (const app::RosterPlayer& player : players) EXPECT_EQ(tx.roster().find(player.id), player);
    EXPECT_EQ(tx.roster().find(league.player(2).id), league.player(2));
  });
}

TEST_P(StoreContract, a_rating_out_of_range_is_refused) {
  const League league(store(), "Cup");
  for (const domain::Mmr mmr : {domain::Mmr{-1}, domain::Mmr{1'000'001}}) {
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

// Takes a player from the roster, as late as told.
void remove(app::Store& store, PlayerId id, domain::Timestamp at = kEvening) {
  store.write([&](app::WriteTransaction& tx) {
    tx.lock(id);
    tx.roster().remove(id, at);
  });
}

void restore(app::Store& store, PlayerId id) {
  store.write([&](app::WriteTransaction& tx) {
    tx.lock(id);
    tx.roster().restore(id);
  });
}

void forget_who_left_before(app::Store& store, domain::Timestamp at) {
  store.write([&](app::WriteTransaction& tx) { tx.roster().forget_who_left_before(at); });
}

std::optional<app::RosterPlayer> on_roster(app::Store& store, PlayerId id) {
  return read_from(store, [&](const app::ReadTransaction& tx) { return tx.roster().find(id); });
}

std::optional<app::RosterPlayer> among_those_who_left(app::Store& store, PlayerId id) {
  return read_from(store, [&](const app::ReadTransaction& tx) { return tx.roster().find_who_left(id); });
}

TEST_P(StoreContract, who_leaves_is_on_no_roster_and_can_come_back_as_they_were) {
  const League league(store(), "Cup");
  app::RosterPlayer gone = league.player(5);
  gone.discord_id = "80351110224678912";
  gone.is_out = true;
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().update(gone);
  });
  league.draft();

  remove(store(), gone.id);

  EXPECT_EQ(on_roster(store(), gone.id), std::nullopt);
  EXPECT_EQ(among_those_who_left(store(), gone.id), gone);
  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(tx.roster().of(league.id()).size(), 7U);
    EXPECT_EQ(tx.roster().after(league.id(), gone.id, 10).size(), 2U);
    EXPECT_EQ(tx.tournaments().find(league.id())->player_count, 7);
  });
  restart();
  restore(store(), gone.id);
  EXPECT_EQ(on_roster(store(), gone.id), gone);
  EXPECT_EQ(among_those_who_left(store(), gone.id), std::nullopt);
}

TEST_P(StoreContract, who_left_leaves_their_discord_id_to_the_next) {
  const League league(store(), "Cup");
  app::RosterPlayer gone = league.player(5);
  gone.discord_id = "80351110224678912";
  app::RosterPlayer next = league.player(6);
  next.discord_id = gone.discord_id;
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().update(gone);
  });
  remove(store(), gone.id);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().update(next);
  });

  EXPECT_EQ(on_roster(store(), next.id), next);
  EXPECT_THROW(restore(store(), gone.id), app::StoreError);
}

TEST_P(StoreContract, who_left_long_ago_is_forgotten_unless_a_draft_keeps_them) {
  const League league(store(), "Cup");
  app::RosterPlayer kept = league.player(5);
  kept.discord_id = "80351110224678912";
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().update(kept);
  });
  const auto draft = league.draft();
  league.start(draft);
  league.append(draft, {domain::DraftCompleted{}});
  const auto late = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    return tx.roster().insert(league.id(), std::vector<app::NewPlayer>{{"Late", 4000}, {"Later", 4000}});
  });
  remove(store(), kept.id);
  remove(store(), late[0].id);
  remove(store(), late[1].id, later(10));

  forget_who_left_before(store(), later(5));

  kept.discord_id.reset();
  EXPECT_EQ(among_those_who_left(store(), kept.id), kept);
  EXPECT_EQ(among_those_who_left(store(), late[0].id), std::nullopt);
  EXPECT_EQ(among_those_who_left(store(), late[1].id), late[1]);
  EXPECT_EQ(league.record(draft).team_count, 2);
}

TEST_P(StoreContract, a_player_of_an_active_draft_stays_and_may_leave_when_it_is_over) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const auto log = league.log(draft);
  const PlayerId pooled = league.player(5).id;

  EXPECT_THROW(remove(store(), pooled), app::StoreError);
  EXPECT_THROW(remove(store(), league.player(0).id), app::StoreError);
  EXPECT_EQ(on_roster(store(), pooled), league.player(5));

  league.append(draft, {domain::DraftAborted{}});
  remove(store(), pooled);
  remove(store(), league.player(0).id);
  restart();
  EXPECT_EQ(on_roster(store(), pooled), std::nullopt);
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().of_draft(draft).size(); }), 2U);
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.log().after(draft, 0, 1); }).front(),
            log.front());
}

TEST_P(StoreContract, a_captain_of_a_pending_draft_stays) {
  const League league(store(), "Cup");
  league.draft();

  EXPECT_THROW(remove(store(), league.player(0).id), app::StoreError);
}

TEST_P(StoreContract, a_draft_that_was_aborted_before_its_start_keeps_nobody) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.append(draft, {domain::DraftAborted{std::nullopt, league.setup(draft)}});
  const auto log = league.log(draft);
  remove(store(), league.player(0).id);

  forget_who_left_before(store(), later(5));

  EXPECT_EQ(league.log(draft), log);
  EXPECT_EQ(league.record(draft).team_count, 2);
  EXPECT_EQ(among_those_who_left(store(), league.player(0).id), std::nullopt);
}

TEST_P(StoreContract, the_store_knows_what_keeps_a_player) {
  struct Keepers {
    bool active, captain;
    bool operator==(const Keepers&) const = default;
  };
  const League league(store(), "Cup");
  const auto of = [&](std::size_t index) {
    return read_from(store(), [&](const app::ReadTransaction& tx) {
      const PlayerId id = league.player(index).id;
      return Keepers{tx.roster().is_in_active_draft(id), tx.roster().is_captain_of_pending_draft(id)};
    });
  };

  EXPECT_EQ(of(0), (Keepers{false, false}));
  const auto draft = league.draft();
  EXPECT_EQ(of(0), (Keepers{false, true}));
  EXPECT_EQ(of(7), (Keepers{false, false}));
  league.start(draft);
  EXPECT_EQ(of(0), (Keepers{true, false}));
  EXPECT_EQ(of(7), (Keepers{true, false}));
  league.append(draft, {domain::DraftCompleted{}});
  EXPECT_EQ(of(7), (Keepers{false, false}));
}

TEST_P(StoreContract, who_joins_the_roster_after_the_start_is_no_part_of_the_draft) {
  const League league(store(), "Cup");
  league.start(league.draft());
  const std::vector<app::NewPlayer> late = {{"Late", 4000, {}}};

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    const PlayerId id = tx.roster().insert(league.id(), late).front().id;
    EXPECT_FALSE(tx.roster().is_in_active_draft(id));
    tx.lock(id);
    tx.roster().remove(id, kEvening);
  });
}

TEST_P(StoreContract, a_tournament_says_what_its_ratings_are_called_and_how_they_read) {
  const League league(store(), "Cup", 3);
  const League other(store(), "Other", 3);
  const auto draft = league.draft();
  remove(store(), league.player(2).id);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.lock(draft);
    app::DraftSpec spec = tx.drafts().spec(draft);
    spec.tie_window = 7;
    tx.drafts().update(draft, spec);
    tx.tournaments().set_rating(league.id(), {"Elo", 2});
    tx.roster().scale_ratings(league.id(), 100, 1);
    tx.drafts().scale_tie_windows(league.id(), 100, 1);
  });

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(tx.tournaments().find(league.id())->rating, (domain::RatingScale{"Elo", 2}));
    EXPECT_EQ(tx.tournaments().find(other.id())->rating, (domain::RatingScale{"MMR", 0}));
    EXPECT_EQ(tx.roster().of(league.id()).front().mmr, 400'100);
    EXPECT_EQ(tx.roster().find_who_left(league.player(2).id)->mmr, 400'300);
    EXPECT_EQ(tx.roster().of(other.id()), other.players());
    EXPECT_EQ(tx.drafts().setup(draft).tie_window, 700);
    EXPECT_EQ(tx.drafts().setup(draft).rating, (domain::RatingScale{"Elo", 2}));
  });
}

}  // namespace
}  // namespace draftwire::testing
