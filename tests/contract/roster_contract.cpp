#include "contract/league.hpp"
#include "contract/store_contract.hpp"

// Promises about tournaments and their players.
namespace draftwire::testing {
namespace {

using domain::PlayerId;

TEST_P(StoreContract, ATournamentCountsItsPlayersAndDrafts) {
  const League league(store(), "Cup", 5);
  league.draft();
  league.draft();

  const auto found = read_from(store(), [&](app::StoreReader& reader) { return reader.tournament(league.id()); });

  EXPECT_EQ(found, (app::Tournament{league.id(), "Cup", kEvening, 5, 2}));
}

TEST_P(StoreContract, TournamentsAreListedOldestFirst) {
  const League first(store(), "Zebra");
  const League second(store(), "Aardvark");

  const auto all = read_from(store(), [](app::StoreReader& reader) { return reader.tournaments(); });

  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, first.id());
  EXPECT_EQ(all[1].id, second.id());
}

TEST_P(StoreContract, ATournamentIsRenamedAlone) {
  const League league(store(), "Cup");
  const League other(store(), "Other");

  store().write([&](app::StoreWriter& writer) { writer.rename_tournament(league.id(), "Coupe d'hiver 🏆"); });

  store().read([&](app::StoreReader& reader) {
    EXPECT_EQ(reader.tournament(league.id())->name, "Coupe d'hiver 🏆");
    EXPECT_EQ(reader.tournament(other.id())->name, "Other");
  });
}

TEST_P(StoreContract, TheOneWhoMakesATournamentOrganisesItAndNobodyElse) {
  store().write([&](app::StoreWriter& writer) {
    const auto kay = writer.insert_account("kay", app::Role::organiser, "hash", kEvening);
    const auto lee = writer.insert_account("lee", app::Role::organiser, "hash", kEvening);
    const auto cup = writer.insert_tournament("Cup", kay, kEvening);
    const auto other = writer.insert_tournament("Other", lee, kEvening);
    EXPECT_TRUE(writer.is_organiser(cup, kay));
    EXPECT_FALSE(writer.is_organiser(cup, lee));
    EXPECT_FALSE(writer.is_organiser(other, kay));
  });
}

TEST_P(StoreContract, ADeletedTournamentTakesEverythingOfItsOwnAndNothingElse) {
  const League league(store(), "Cup");
  const League other(store(), "Other");
  const auto draft = league.draft();
  const auto kept = other.draft();
  league.start(draft);
  other.start(kept);
  const auto kept_log = other.log(kept);

  store().write([&](app::StoreWriter& writer) { writer.delete_tournament(league.id()); });

  store().read([&](app::StoreReader& reader) {
    EXPECT_EQ(reader.tournament(league.id()), std::nullopt);
    EXPECT_EQ(reader.draft(draft), std::nullopt);
    EXPECT_EQ(reader.player(league.player(0).id), std::nullopt);
    EXPECT_TRUE(reader.roster(league.id()).empty());
    EXPECT_TRUE(reader.seats(draft).empty());
    EXPECT_TRUE(reader.events_after(draft, 0, 10).empty());
    EXPECT_TRUE(reader.events_after(league.id(), 0, 10).empty());
    EXPECT_EQ(reader.roster(other.id()), other.players());
  });
  EXPECT_EQ(other.log(kept), kept_log);
}

TEST_P(StoreContract, IdsAreNeverGivenTwice) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto events = league.start(draft);
  const auto teams = league.setup(draft).teams;
  store().write([&](app::StoreWriter& writer) { writer.delete_tournament(league.id()); });

  restart();

  const League next(store(), "Next");
  const auto next_draft = next.draft();
  EXPECT_GT(next.id(), league.id());
  EXPECT_GT(next.player(0).id, league.players().back().id);
  EXPECT_GT(next_draft, draft);
  EXPECT_GT(next.setup(next_draft).teams.front().id, teams.back().id);
  EXPECT_GT(next.start(next_draft).front().id, events.back().id);
}

TEST_P(StoreContract, PlayersComeBackAsTheyWereInsertedInTheOrderGiven) {
  const League league(store(), "Cup", 0);
  const std::vector<app::NewPlayer> given = {
      {"Zoë \"Zed\", O'Hara", 0, {}}, {"Игорь", 20'000, {"mid"}}, {"李小龙", 4400, {"1", "soft, support", "\"5\""}}};

  const auto inserted =
      write_to(store(), [&](app::StoreWriter& writer) { return writer.insert_players(league.id(), given); });

  const auto roster = read_from(store(), [&](app::StoreReader& reader) { return reader.roster(league.id()); });
  EXPECT_EQ(roster, inserted);
  ASSERT_EQ(roster.size(), given.size());
  for (std::size_t index = 0; index < given.size(); ++index) {
    EXPECT_EQ((app::NewPlayer{roster[index].name, roster[index].mmr, roster[index].positions}), given[index]);
    EXPECT_EQ(roster[index].tournament_id, league.id());
    EXPECT_EQ(roster[index].account_id, std::nullopt);
  }
}

TEST_P(StoreContract, APlayerIsChangedAsAWhole) {
  const League league(store(), "Cup");
  app::RosterPlayer player = league.player(3);
  player.name = "Другой";
  player.mmr = 123;
  player.positions = {"offlane"};

  store().write([&](app::StoreWriter& writer) {
    player.account_id = writer.insert_account("kay", app::Role::member, "hash", kEvening);
    writer.update_player(player);
  });

  EXPECT_EQ(read_from(store(), [&](app::StoreReader& reader) { return reader.player(player.id); }), player);
  EXPECT_EQ(read_from(store(), [&](app::StoreReader& reader) { return reader.player(league.player(2).id); }),
            league.player(2));
}

TEST_P(StoreContract, ARatingOutOfRangeIsRefused) {
  const League league(store(), "Cup");
  for (const domain::Mmr mmr : {domain::Mmr{-1}, domain::Mmr{20'001}}) {
    const std::vector<app::NewPlayer> given = {{"Fine", 4000, {}}, {"Not", mmr, {}}};
    EXPECT_THROW(store().write([&](app::StoreWriter& writer) { writer.insert_players(league.id(), given); }),
                 app::StoreError);
  }
  EXPECT_EQ(read_from(store(), [&](app::StoreReader& reader) { return reader.roster(league.id()); }), league.players());
}

TEST_P(StoreContract, AFreePlayerIsDeleted) {
  const League league(store(), "Cup");
  const PlayerId gone = league.player(5).id;
  league.draft();

  store().write([&](app::StoreWriter& writer) { writer.delete_player(gone); });

  EXPECT_EQ(read_from(store(), [&](app::StoreReader& reader) { return reader.player(gone); }), std::nullopt);
}

TEST_P(StoreContract, APlayerOfAStartedDraftIsNeverDeletedWhateverBecameOfIt) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const PlayerId pooled = league.player(5).id;
  const auto remove = [&] { store().write([&](app::StoreWriter& writer) { writer.delete_player(pooled); }); };

  EXPECT_THROW(remove(), app::StoreError);
  league.append(draft, {domain::DraftAborted{}});
  EXPECT_THROW(remove(), app::StoreError);
  restart();
  EXPECT_THROW(remove(), app::StoreError);
  EXPECT_EQ(read_from(store(), [&](app::StoreReader& reader) { return reader.player(pooled); }), league.player(5));
}

TEST_P(StoreContract, ACaptainOfAPendingDraftIsNotDeleted) {
  const League league(store(), "Cup");
  league.draft();

  EXPECT_THROW(store().write([&](app::StoreWriter& writer) { writer.delete_player(league.player(0).id); }),
               app::StoreError);
}

TEST_P(StoreContract, ADraftThatWasAbortedBeforeItsStartKeepsNobody) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.append(draft, {domain::DraftAborted{std::nullopt, league.setup(draft)}});
  const auto log = league.log(draft);

  store().write([&](app::StoreWriter& writer) { writer.delete_player(league.player(0).id); });

  EXPECT_EQ(league.log(draft), log);
  EXPECT_EQ(read_from(store(), [&](app::StoreReader& reader) { return reader.player(league.player(0).id); }),
            std::nullopt);
}

TEST_P(StoreContract, TheStoreKnowsWhatKeepsAPlayer) {
  struct Keepers {
    bool started, active, captain;
    bool operator==(const Keepers&) const = default;
  };
  const League league(store(), "Cup");
  const auto of = [&](std::size_t index) {
    return read_from(store(), [&](app::StoreReader& reader) {
      const PlayerId id = league.player(index).id;
      return Keepers{reader.is_in_started_draft(id), reader.is_in_active_draft(id),
                     reader.is_captain_of_pending_draft(id)};
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

TEST_P(StoreContract, WhoJoinsTheRosterAfterTheStartIsNoPartOfTheDraft) {
  const League league(store(), "Cup");
  league.start(league.draft());
  const std::vector<app::NewPlayer> late = {{"Late", 4000, {}}};

  store().write([&](app::StoreWriter& writer) {
    const PlayerId id = writer.insert_players(league.id(), late).front().id;
    EXPECT_FALSE(writer.is_in_started_draft(id));
    writer.delete_player(id);
  });
}

}  // namespace
}  // namespace draftwire::testing
