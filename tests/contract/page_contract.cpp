#include <algorithm>

#include "contract/league.hpp"
#include "contract/store_contract.hpp"

// Promises about parts of lists, and about what tells a reader that something changed.
namespace draftwire::testing {
namespace {

template <class Item>
std::vector<std::int64_t> ids_of(const std::vector<Item>& items) {
  std::vector<std::int64_t> ids;
  for (const Item& item : items) ids.push_back(item.id.value);
  return ids;
}

using Ids = std::vector<std::int64_t>;

TEST_P(StoreContract, tournaments_come_newest_first_with_the_private_ones_or_without) {
  const League first(store(), "First");
  const League second(store(), "Second");
  const League third(store(), "Third");
  store().write([&](app::WriteTransaction& tx) {
    tx.tournaments().set_visibility(second.id(), app::Visibility::private_to_its_people);
  });

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(ids_of(tx.tournaments().before(std::nullopt, 2, true)), (Ids{third.id().value, second.id().value}));
    EXPECT_EQ(ids_of(tx.tournaments().before(std::nullopt, 2, false)), (Ids{third.id().value, first.id().value}));
    EXPECT_EQ(ids_of(tx.tournaments().before(third.id(), 9, true)), (Ids{second.id().value, first.id().value}));
    EXPECT_TRUE(tx.tournaments().before(first.id(), 9, true).empty());
    EXPECT_EQ(tx.tournaments().before(std::nullopt, 1, true).front(), *tx.tournaments().find(third.id()));
  });
}

TEST_P(StoreContract, an_account_has_made_the_tournaments_that_there_are) {
  store().write([&](app::WriteTransaction& tx) {
    const auto kay = tx.accounts().insert("kay", app::Role::organiser, "hash", kEvening);
    const auto lee = tx.accounts().insert("lee", app::Role::organiser, "hash", kEvening);
    const auto cup = tx.tournaments().insert("Cup", kay, kEvening);
    tx.tournaments().insert("Second", kay, kEvening);
    const auto other = tx.tournaments().insert("Other", lee, kEvening);
    tx.people().insert_organiser(other, kay);
    EXPECT_EQ(tx.tournaments().made_by(kay), 2);
    EXPECT_EQ(tx.tournaments().made_by(lee), 1);
    tx.lock(cup);
    tx.tournaments().remove(cup, kEvening);
    EXPECT_EQ(tx.tournaments().made_by(kay), 1);
    tx.tournaments().restore(cup);
    EXPECT_EQ(tx.tournaments().made_by(kay), 2);
    tx.tournaments().forget(cup);
    EXPECT_EQ(tx.tournaments().made_by(kay), 1);
    tx.accounts().remove(lee);
    EXPECT_TRUE(tx.tournaments().find(other));
  });
}

TEST_P(StoreContract, a_roster_is_read_in_parts) {
  const League league(store(), "Cup", 5);
  const League other(store(), "Other", 5);

  store().read([&](const app::ReadTransaction& tx) {
    const auto& players = league.players();
    EXPECT_EQ(tx.roster().after(league.id(), {}, 9), players);
    EXPECT_EQ(tx.roster().after(league.id(), {}, 2), (std::vector(players.begin(), players.begin() + 2)));
    EXPECT_EQ(tx.roster().after(league.id(), players[1].id, 2),
              (std::vector(players.begin() + 2, players.begin() + 4)));
    EXPECT_TRUE(tx.roster().after(league.id(), players[4].id, 2).empty());
  });
}

TEST_P(StoreContract, accounts_are_read_in_parts_and_their_names_at_once) {
  store().write([&](app::WriteTransaction& tx) {
    for (const char* name : {"kay", "lee", "mo"}) tx.accounts().insert(name, app::Role::member, "hash", kEvening);
  });

  store().read([&](const app::ReadTransaction& tx) {
    const auto all = tx.accounts().all();
    EXPECT_EQ(tx.accounts().after({}, 2), (std::vector(all.begin(), all.begin() + 2)));
    EXPECT_EQ(tx.accounts().after(all[1].account.id, 2), (std::vector(all.begin() + 2, all.end())));
    std::vector<app::Account> names;
    for (const app::AccountRecord& record : all) names.push_back(record.account);
    EXPECT_EQ(tx.accounts().names(), names);
  });
}

TEST_P(StoreContract, drafts_of_a_tournament_come_newest_first_in_parts) {
  const League league(store(), "Cup");
  const League other(store(), "Other");
  const auto first = league.draft();
  other.draft();
  const auto second = league.draft();
  const auto third = league.draft();

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(ids_of(tx.drafts().before(league.id(), std::nullopt, 2)), (Ids{third.value, second.value}));
    EXPECT_EQ(ids_of(tx.drafts().before(league.id(), second, 2)), (Ids{first.value}));
    EXPECT_EQ(tx.drafts().before(league.id(), std::nullopt, 1).front(), *tx.drafts().find(third));
  });
}

TEST_P(StoreContract, of_each_tournament_the_drafts_that_run_and_the_newest_are_read) {
  const League league(store(), "Cup");
  const League between(store(), "Between");
  const League other(store(), "Other");
  const auto runs = league.draft();
  league.start(runs);
  const auto middle = league.draft();
  const auto newest = league.draft();
  const auto others = other.draft();
  store().write([&](app::WriteTransaction& tx) {
    tx.tournaments().set_visibility(other.id(), app::Visibility::private_to_its_people);
  });

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(ids_of(tx.drafts().some_of(league.id(), other.id(), 1, true)),
              (Ids{others.value, newest.value, runs.value}));
    EXPECT_EQ(ids_of(tx.drafts().some_of(league.id(), other.id(), 1, false)), (Ids{newest.value, runs.value}));
    EXPECT_EQ(ids_of(tx.drafts().some_of(league.id(), league.id(), 9, true)),
              (Ids{newest.value, middle.value, runs.value}));
    EXPECT_TRUE(tx.drafts().some_of(between.id(), between.id(), 9, true).empty());
  });
}

TEST_P(StoreContract, an_aborted_draft_has_the_teams_that_it_had_whoever_leaves_the_roster) {
  const League league(store(), "Cup", 5);
  const auto draft = league.draft(3);
  league.append(draft, {domain::DraftAborted{std::nullopt, league.setup(draft)}});
  EXPECT_EQ(league.record(draft).team_count, 3);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.player(1).id);
    tx.roster().remove(league.player(1).id, kEvening);
  });

  EXPECT_EQ(league.record(draft).team_count, 3);
}

TEST_P(StoreContract, the_setup_version_moves_with_the_tournament_its_roster_and_its_pending_drafts) {
  const League league(store(), "Cup");
  const League other(store(), "Other");
  const auto version = [&] {
    return read_from(store(),
                     [&](const app::ReadTransaction& tx) { return tx.tournaments().setup_version(league.id()); });
  };
  std::int64_t seen = version();
  const auto moves = [&](const char* what, const std::function<void(app::WriteTransaction&)>& change) {
    seen = version();
    store().write(change);
    EXPECT_GT(version(), seen) << what;
  };
  moves("players of a roster without drafts", [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().insert(league.id(), std::vector<app::NewPlayer>{{"A", 1}});
  });
  moves("another name", [&](app::WriteTransaction& tx) { tx.tournaments().rename(league.id(), "Coupe"); });
  moves("another scale", [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().set_rating(league.id(), {"Elo", 2});
  });
  domain::DraftId draft;
  moves("a new draft", [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    draft = tx.drafts().insert(league.id(), a_spec({league.player(0).id, league.player(1).id}), kEvening);
  });
  moves("players that come", [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().insert(league.id(), std::vector<app::NewPlayer>{{"B", 2}});
  });
  moves("a player that changes", [&](app::WriteTransaction& tx) {
    app::RosterPlayer player = league.player(3);
    player.mmr = 17;
    tx.lock(player.id);
    tx.roster().update(player);
  });
  moves("a player that goes", [&](app::WriteTransaction& tx) {
    tx.lock(league.player(4).id);
    tx.roster().remove(league.player(4).id, kEvening);
  });
  moves("a player that comes back", [&](app::WriteTransaction& tx) {
    tx.lock(league.player(4).id);
    tx.roster().restore(league.player(4).id);
  });
  moves("other captains", [&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, a_spec({league.player(2).id, league.player(1).id}));
  });

  seen = version();
  other.draft();
  EXPECT_EQ(version(), seen) << "another tournament's draft";
}

}  // namespace
}  // namespace draftwire::testing
