#include <algorithm>

#include "contract/league.hpp"
#include "contract/store_contract.hpp"

// Promises about drafts' set-ups and lists.
namespace draftwire::testing {
namespace {

using domain::PlayerId;
using domain::TeamSetup;

std::vector<PlayerId> captains(const domain::Setup& setup) {
  std::vector<PlayerId> found;
  std::ranges::transform(setup.teams, std::back_inserter(found), &TeamSetup::captain_id);
  return found;
}

const TeamSetup& team_of(const domain::Setup& setup, PlayerId captain) {
  return *std::ranges::find(setup.teams, captain, &TeamSetup::captain_id);
}

TEST_P(StoreContract, a_new_draft_is_pending_as_it_was_specified) {
  const League league(store(), "Cup");
  app::DraftSpec spec = a_spec({league.player(3).id, league.player(1).id}, domain::Style::snake);
  spec.team_size = 3;
  spec.tie_window = 250;

  const auto draft = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    return tx.drafts().insert(league.id(), spec, later(1));
  });

  const app::DraftRecord record = league.record(draft);
  EXPECT_EQ(record.tournament_id, league.id());
  EXPECT_EQ(record.tournament_name, "Cup");
  EXPECT_EQ(record.style, domain::Style::snake);
  EXPECT_EQ(record.status, domain::Status::pending);
  EXPECT_EQ(record.team_size, 3);
  EXPECT_EQ(record.tie_window, 250);
  EXPECT_EQ(record.team_count, 2);
  EXPECT_EQ(record.seq, 0);
  EXPECT_EQ(record.created_at, later(1));
  EXPECT_EQ(record.started_at, std::nullopt);
  EXPECT_EQ(record.completed_at, std::nullopt);
}

TEST_P(StoreContract, the_set_up_has_the_teams_in_draft_order_and_the_whole_roster) {
  const League league(store(), "Cup", 4);
  const std::vector<PlayerId> chosen{league.player(3).id, league.player(0).id, league.player(1).id};

  const auto draft = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    return tx.drafts().insert(league.id(), a_spec(chosen), kEvening);
  });

  const domain::Setup setup = league.setup(draft);
  EXPECT_EQ(captains(setup), chosen);
  for (std::size_t index = 0; index < setup.teams.size(); ++index) {
    EXPECT_EQ(setup.teams[index].draft_order, static_cast<int>(index) + 1);
    EXPECT_EQ(setup.teams[index].name, "Team " + std::to_string(chosen[index].value));
  }
  ASSERT_EQ(setup.players.size(), 4U);
  for (std::size_t index = 0; index < 4; ++index) {
    const app::RosterPlayer& player = league.player(index);
    EXPECT_EQ(setup.players[index], (domain::PlayerSetup{player.id, player.name, player.mmr, player.positions}));
  }
}

TEST_P(StoreContract, a_pending_draft_follows_the_roster) {
  const League league(store(), "Cup", 3);
  const auto draft = league.draft();
  const std::vector<app::NewPlayer> late = {{"Late", 4000, {}}};

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.roster().insert(league.id(), late);
  });

  EXPECT_EQ(league.setup(draft).players.size(), 4U);
}

TEST_P(StoreContract, a_captain_who_stays_keeps_team_and_seat_in_any_new_order) {
  const League league(store(), "Cup");
  const auto draft = league.draft(4);
  const domain::Setup before = league.setup(draft);
  const auto id = [&](std::size_t index) { return league.player(index).id; };
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.seats().rotate(draft, team_of(before, id(1)).id);
  });

  const std::vector<PlayerId> chosen{id(3), id(6), id(1), id(0)};
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, a_spec(chosen, domain::Style::normal));
  });

  const domain::Setup after = league.setup(draft);
  EXPECT_EQ(captains(after), chosen);
  EXPECT_EQ(after.style, domain::Style::normal);
  for (const std::size_t stayed : {0U, 1U, 3U}) {
    EXPECT_EQ(team_of(after, id(stayed)).id, team_of(before, id(stayed)).id);
  }
  const auto seats = read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().of_draft(draft); });
  const auto rotated = std::ranges::find(seats, id(1), &app::Seat::captain_id);
  const auto joined = std::ranges::find(seats, id(6), &app::Seat::captain_id);
  EXPECT_EQ(rotated->generation, joined->generation + 1);
}

TEST_P(StoreContract, sixty_four_captains_can_be_reversed) {
  const League league(store(), "Cup", 65);
  const auto draft = league.draft(64);
  std::vector<PlayerId> reversed = captains(league.setup(draft));
  std::ranges::reverse(reversed);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, a_spec(reversed));
  });

  EXPECT_EQ(captains(league.setup(draft)), reversed);
}

TEST_P(StoreContract, only_a_pending_draft_is_changed) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const domain::Setup before = league.setup(draft);
  const app::DraftSpec spec = a_spec({league.player(4).id, league.player(5).id});

  EXPECT_THROW(store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, spec);
  }),
               app::StoreError);
  EXPECT_EQ(league.setup(draft), before);
}

TEST_P(StoreContract, a_set_up_outside_the_rules_is_refused) {
  const League league(store(), "Cup");
  const PlayerId kay = league.player(0).id;
  const PlayerId lee = league.player(1).id;
  std::vector<app::DraftSpec> refused{a_spec({kay, kay}), a_spec({kay, PlayerId{4711}})};
  refused.push_back(a_spec({kay, lee}));
  refused.back().team_size = 1;
  refused.push_back(a_spec({kay, lee}));
  refused.back().team_size = 11;
  refused.push_back(a_spec({kay, lee}));
  refused.back().tie_window = 100'001;
  refused.push_back(a_spec({kay, lee}));
  refused.back().tie_window = -1;

  for (const app::DraftSpec& spec : refused) {
    EXPECT_THROW(store().write([&](app::WriteTransaction& tx) {
      tx.lock(league.id());
      tx.drafts().insert(league.id(), spec, kEvening);
    }),
                 app::StoreError);
  }
  EXPECT_TRUE(read_from(store(), [](const app::ReadTransaction& tx) { return tx.drafts().all(); }).empty());
}

TEST_P(StoreContract, all_drafts_are_listed_newest_first_and_those_of_a_tournament_oldest_first) {
  const League league(store(), "Cup");
  const League other(store(), "Other");
  const auto first = league.draft();
  const auto second = other.draft();
  const auto third = league.draft();
  league.start(third);

  store().read([&](const app::ReadTransaction& tx) {
    const auto all = tx.drafts().all();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0], league.record(third));
    EXPECT_EQ(all[1], other.record(second));
    EXPECT_EQ(all[2], league.record(first));
    const auto own = tx.drafts().of(league.id());
    ASSERT_EQ(own.size(), 2U);
    EXPECT_EQ(own[0], league.record(first));
    EXPECT_EQ(own[1], league.record(third));
  });
}

TEST_P(StoreContract, a_draft_that_is_not_there_has_no_record) {
  EXPECT_EQ(read_from(store(), [](const app::ReadTransaction& tx) { return tx.drafts().find({4711}); }), std::nullopt);
}

TEST_P(StoreContract, a_draft_has_a_name_teams_that_are_named_or_not_and_people_who_are_left_out) {
  const League league(store(), "Cup");
  app::DraftSpec spec = a_spec({league.player(0).id, league.player(1).id});
  spec.captains[1].team_name = "";
  spec.name = "Tuesday";
  spec.left_out = std::vector{league.player(4).id, league.player(6).id};

  const auto draft = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    return tx.drafts().insert(league.id(), spec, kEvening);
  });

  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.drafts().spec(draft); }), spec);
  EXPECT_EQ(league.record(draft).name, "Tuesday");
  const domain::Setup setup = league.setup(draft);
  EXPECT_EQ(setup.name, "Tuesday");
  EXPECT_EQ(setup.left_out, *spec.left_out);
  EXPECT_EQ(setup.players.size(), 6U);
  EXPECT_EQ(setup.teams[1].name, "Team Cup 2");

  spec.name.reset();
  spec.left_out = std::vector{league.player(7).id};
  spec.captains[1].team_name = "Chosen";
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, spec);
  });
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.drafts().spec(draft); }), spec);
  EXPECT_EQ(league.record(draft).name, std::nullopt);
  EXPECT_EQ(league.setup(draft).players.size(), 7U);
}

TEST_P(StoreContract, who_is_left_out_and_leaves_the_roster_is_named_again_when_they_are_back) {
  const League league(store(), "Cup");
  app::DraftSpec spec = a_spec({league.player(0).id, league.player(1).id});
  spec.left_out = std::vector{league.player(4).id, league.player(6).id};
  const auto draft = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    return tx.drafts().insert(league.id(), spec, kEvening);
  });
  const auto left_out = [&] {
    const auto of_spec = read_from(store(), [&](const app::ReadTransaction& tx) { return tx.drafts().spec(draft); });
    EXPECT_EQ(of_spec.left_out, league.setup(draft).left_out);
    return league.setup(draft).left_out;
  };

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.player(6).id);
    tx.roster().remove(league.player(6).id, kEvening);
  });
  EXPECT_EQ(left_out(), std::vector{league.player(4).id});

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.player(6).id);
    tx.roster().restore(league.player(6).id);
  });
  EXPECT_EQ(left_out(), *spec.left_out);
}

TEST_P(StoreContract, who_is_out_is_left_out_of_a_draft_unless_it_says_otherwise) {
  const League league(store(), "Cup");
  for (const std::size_t index : {0U, 5U, 6U}) {
    app::RosterPlayer out = league.player(index);
    out.is_out = true;
    store().write([&](app::WriteTransaction& tx) {
      tx.lock(league.id());
      tx.roster().update(out);
      if (index == 6) tx.roster().remove(out.id, kEvening);
    });
  }
  app::DraftSpec spec = a_spec({league.player(0).id, league.player(1).id});

  EXPECT_EQ(league.setup(league.draft()).left_out, std::vector{league.player(5).id});
  spec.left_out.emplace();
  const auto with_all = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    return tx.drafts().insert(league.id(), spec, kEvening);
  });
  EXPECT_TRUE(league.setup(with_all).left_out.empty());
}

TEST_P(StoreContract, a_team_without_a_name_of_its_own_follows_its_captains_until_the_start) {
  const League league(store(), "Cup");
  app::DraftSpec spec = a_spec({league.player(0).id, league.player(1).id});
  spec.captains[1].team_name = "";
  const auto make = [&] {
    return write_to(store(), [&](app::WriteTransaction& tx) {
      tx.lock(league.id());
      return tx.drafts().insert(league.id(), spec, kEvening);
    });
  };
  const auto started = make();
  const auto pending = make();
  league.start(started);
  league.append(started, {domain::DraftCompleted{}});

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    for (std::size_t index : {0U, 1U}) {
      app::RosterPlayer renamed = league.player(index);
      renamed.name = "New " + std::to_string(index);
      tx.roster().update(renamed);
    }
  });

  EXPECT_EQ(league.setup(pending).teams[0].name, spec.captains[0].team_name);
  EXPECT_EQ(league.setup(pending).teams[1].name, "Team New 1");
  EXPECT_EQ(league.setup(started).teams[1].name, "Team Cup 2");
}

TEST_P(StoreContract, a_started_draft_keeps_the_names_of_its_captains_and_a_pending_one_follows) {
  const League league(store(), "Cup");
  const auto pending = league.draft();
  const auto started = league.draft();
  league.start(started);
  const auto log = league.log(started);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    app::RosterPlayer renamed = league.player(0);
    renamed.name = "New";
    tx.roster().update(renamed);
  });

  const auto captain_of = [&](domain::DraftId id) {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().of_draft(id)[0].captain_name; });
  };
  EXPECT_EQ(captain_of(started), "Cup 1");
  EXPECT_EQ(captain_of(pending), "New");
  EXPECT_EQ(league.setup(pending).players[0].name, "New");
  EXPECT_EQ(league.log(started), log);
  league.append(started, {domain::DraftCompleted{}});
  EXPECT_EQ(captain_of(started), "Cup 1");
}

TEST_P(StoreContract, who_is_out_is_left_out_of_what_is_pending_and_can_be_taken_back) {
  const League league(store(), "Cup");
  const auto started = league.draft();
  const auto pending = league.draft();
  league.start(started);
  const domain::PlayerId captain = league.player(0).id;
  const domain::PlayerId pooled = league.player(5).id;
  const auto open = [&] {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.drafts().open_of(league.id()); });
  };

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(captain);
    tx.lock(pooled);
    tx.drafts().leave_out_of_pending(captain);
    tx.drafts().leave_out_of_pending(pooled);
    tx.drafts().leave_out_of_pending(pooled);
  });

  EXPECT_EQ(league.setup(pending).left_out, std::vector{pooled});
  ASSERT_EQ(open().size(), 2U);
  EXPECT_EQ(open()[0].id, started);
  EXPECT_TRUE(open()[0].has(pooled));
  EXPECT_TRUE(open()[0].has(captain));
  EXPECT_EQ(open()[1].id, pending);
  EXPECT_FALSE(open()[1].has(pooled));
  EXPECT_TRUE(open()[1].has(captain));

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(pooled);
    tx.drafts().take_into_pending(pooled);
  });
  EXPECT_EQ(league.setup(pending).left_out, std::vector<domain::PlayerId>{});
}

}  // namespace
}  // namespace draftwire::testing
