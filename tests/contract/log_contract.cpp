#include <algorithm>

#include "contract/league.hpp"
#include "contract/store_contract.hpp"
#include "domain/state.hpp"

// Promises about logs and what follows them.
namespace draftwire::testing {
namespace {

using domain::Event;
using domain::EventBody;
using domain::Seq;

template <class Projection>
std::vector<Seq> numbers(const std::vector<Event>& events, Projection projection) {
  std::vector<Seq> found;
  std::ranges::transform(events, std::back_inserter(found), projection);
  return found;
}

std::vector<Seq> seqs(const std::vector<Event>& events) {
  return numbers(events, &Event::seq);
}

std::vector<Seq> tournament_seqs(const std::vector<Event>& events) {
  return numbers(events, &Event::tournament_seq);
}

TEST_P(StoreContract, league_time_is_never_before_the_last_event_of_the_tournament) {
  const League league(store(), "Cup");
  const auto one = league.draft();
  const auto other = league.draft();
  // Long after what any clock says now.
  const domain::Timestamp ahead = kEvening + std::chrono::years(50);
  league.append(one, {domain::DraftAborted{}}, std::nullopt, ahead);

  for (const domain::DraftId draft : {one, other}) {
    EXPECT_EQ(write_to(store(),
                       [&](app::WriteTransaction& tx) {
                         tx.lock(draft);
                         return tx.league_time(draft, kEvening);
                       }),
              ahead);
  }
}

TEST_P(StoreContract, league_time_goes_on_after_the_last_event) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);

  const auto earlier = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(draft);
    return tx.league_time(draft, later(1));
  });
  EXPECT_GE(earlier, later(1));
}

TEST_P(StoreContract, append_numbers_the_events_of_a_draft_from_one_without_gaps) {
  const League league(store(), "Cup");
  const auto draft = league.draft();

  league.start(draft);
  league.pick(draft, 4);
  league.pick(draft, 5);

  EXPECT_EQ(seqs(league.log(draft)), (std::vector<Seq>{1, 2, 3, 4}));
  EXPECT_EQ(league.record(draft).seq, 4);
}

TEST_P(StoreContract, a_tournament_numbers_the_events_of_all_its_drafts_in_commit_order) {
  const League league(store(), "Cup");
  const League other(store(), "Other Cup");
  const auto first = league.draft();
  const auto second = league.draft();

  league.start(first);
  other.start(other.draft());
  league.start(second);
  league.pick(first, 4);

  EXPECT_EQ(tournament_seqs(league.log(first)), (std::vector<Seq>{1, 2, 5}));
  EXPECT_EQ(tournament_seqs(league.log(second)), (std::vector<Seq>{3, 4}));
  EXPECT_EQ(read_from(store(), [&](auto& tx) { return tx.log().head(league.id()); }), 5);
}

TEST_P(StoreContract, append_returns_what_the_log_holds_from_then_on) {
  const League league(store(), "Cup");
  const auto draft = league.draft();

  std::vector<Event> appended = league.start(draft);
  std::ranges::copy(league.pick(draft, 4), std::back_inserter(appended));

  EXPECT_EQ(league.log(draft), appended);
}

TEST_P(StoreContract, ids_of_events_grow_over_all_drafts) {
  const League league(store(), "Cup");
  const auto first = league.draft();
  const auto second = league.draft();

  const auto before = league.start(first).back().id;
  const auto after = league.start(second).front().id;

  EXPECT_LT(before, after);
}

TEST_P(StoreContract, every_event_comes_back_as_it_was_appended) {
  const League league(store(), "Кубок 🏆 \"d'hiver\"");
  const auto draft = league.draft();
  const domain::Setup setup = league.setup(draft);
  const domain::PlayerId kay = league.player(0).id;
  const domain::PlayerId lee = league.player(1).id;
  const domain::TeamId team = setup.teams[0].id;
  const std::vector<EventBody> bodies = {
      domain::DraftStarted{setup, 6},
      domain::TieRoll{1,
                      {{kay, "Kay", 4001, team}, {lee, "李", 4001, setup.teams[1].id}},
                      {{{kay, 6}, {lee, 6}}, {{kay, 2}, {lee, 5}}},
                      lee,
                      "李",
                      std::nullopt},
      domain::CaptainAssigned{1, 1, lee, "李", setup.teams[1].id, "Team \\ \"李\"", 4001, true},
      domain::PlayerPicked{1, 1, kay, "Kay", lee, "نور", 4002, team, "Team\nKay", 8003},
      domain::PickUndone{1, kay, "Kay", lee, "نور", team, 4, "misclick"},
      domain::DraftCompleted{domain::Style::shuffle, 2},
      domain::PickUndone{1, kay, "Kay", lee, "نور", team, 4, std::nullopt},
      domain::DraftAborted{"rain", std::nullopt},
  };

  const auto appended =
      league.append(draft, bodies, domain::EventActor{domain::ActorKind::account, 7, "Zoë"}, later(3));

  const auto log = league.log(draft);
  ASSERT_EQ(log.size(), bodies.size());
  for (std::size_t index = 0; index < bodies.size(); ++index) {
    EXPECT_EQ(log[index].body, bodies[index]) << domain::event_type(bodies[index]);
    EXPECT_EQ(log[index].actor, (domain::EventActor{domain::ActorKind::account, 7, "Zoë"}));
    EXPECT_EQ(log[index].created_at, later(3));
    EXPECT_EQ(log[index].draft_id, draft);
    EXPECT_EQ(log[index].tournament_id, league.id());
  }
  EXPECT_EQ(log, appended);
}

TEST_P(StoreContract, an_event_of_the_system_names_nobody) {
  const League league(store(), "Cup");
  const auto draft = league.draft();

  league.append(draft, {domain::DraftAborted{std::nullopt, league.setup(draft)}}, std::nullopt);

  EXPECT_EQ(league.log(draft).front().actor, std::nullopt);
}

TEST_P(StoreContract, events_after_ascend_from_the_next_one_up_to_the_limit) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  for (std::size_t player = 2; player < 6; ++player) league.pick(draft, player);

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(seqs(tx.log().after(draft, 2, 3)), (std::vector<Seq>{3, 4, 5}));
    EXPECT_EQ(seqs(tx.log().after(draft, 6, 3)), std::vector<Seq>{});
    EXPECT_EQ(tournament_seqs(tx.log().after(league.id(), 4, 10)), (std::vector<Seq>{5, 6}));
  });
}

TEST_P(StoreContract, events_before_descend_from_the_head_or_from_one_before_the_given) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  for (std::size_t player = 2; player < 6; ++player) league.pick(draft, player);

  store().read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(seqs(tx.log().before(draft, std::nullopt, 2)), (std::vector<Seq>{6, 5}));
    EXPECT_EQ(seqs(tx.log().before(draft, 3, 10)), (std::vector<Seq>{2, 1}));
    EXPECT_EQ(seqs(tx.log().before(draft, 1, 10)), std::vector<Seq>{});
    EXPECT_EQ(tournament_seqs(tx.log().before(league.id(), std::nullopt, 2)), (std::vector<Seq>{6, 5}));
    EXPECT_EQ(tournament_seqs(tx.log().before(league.id(), 4, 2)), (std::vector<Seq>{3, 2}));
  });
}

TEST_P(StoreContract, a_draft_that_is_not_there_has_no_log_and_takes_no_events) {
  const League league(store(), "Cup");
  const domain::DraftId nowhere{4711};

  EXPECT_TRUE(league.log(nowhere).empty());
  EXPECT_THROW(league.append(nowhere, {domain::DraftAborted{}}), app::StoreError);
}

TEST_P(StoreContract, the_record_follows_the_log_through_a_life) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const domain::PickUndone undone{1, league.player(0).id, "a", league.player(4).id, "b", {1}, 3, std::nullopt};

  EXPECT_EQ(league.record(draft).status, domain::Status::pending);
  EXPECT_EQ(league.record(draft).started_at, std::nullopt);

  league.append(draft, {domain::DraftStarted{league.setup(draft), 6}}, std::nullopt, later(1));
  EXPECT_EQ(league.record(draft).status, domain::Status::active);
  EXPECT_EQ(league.record(draft).started_at, later(1));

  league.append(draft, {domain::DraftCompleted{domain::Style::shuffle, 2}}, std::nullopt, later(2));
  EXPECT_EQ(league.record(draft).status, domain::Status::completed);
  EXPECT_EQ(league.record(draft).completed_at, later(2));

  league.append(draft, {undone}, std::nullopt, later(3));
  EXPECT_EQ(league.record(draft).status, domain::Status::active);
  EXPECT_EQ(league.record(draft).completed_at, std::nullopt);

  league.append(draft, {domain::DraftAborted{}}, std::nullopt, later(4));
  EXPECT_EQ(league.record(draft).status, domain::Status::aborted);
  EXPECT_EQ(league.record(draft).started_at, later(1));
  EXPECT_EQ(league.record(draft).seq, 4);
}

TEST_P(StoreContract, an_edit_of_the_roster_never_changes_a_log) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto before = league.start(draft);
  app::RosterPlayer renamed = league.player(0);
  renamed.name = "Somebody else";
  renamed.mmr = 1;

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(renamed.id);
    tx.roster().update(renamed);
  });

  EXPECT_EQ(league.log(draft), before);
}

TEST_P(StoreContract, logs_are_still_there_after_a_restart_and_go_on) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const auto before = league.log(draft);

  restart();

  const League again(store(), "Next");
  const auto after = read_from(store(), [&](auto& tx) { return tx.log().after(draft, 0, 100); });
  EXPECT_EQ(after, before);
  const auto next = write_to(store(), [&](app::WriteTransaction& tx) {
    tx.lock(draft);
    return tx.log().append(draft, {std::vector<EventBody>{domain::DraftAborted{}}, std::nullopt, kEvening});
  });
  EXPECT_EQ(next.front().seq, before.back().seq + 1);
  EXPECT_GT(next.front().id, before.back().id);
}

}  // namespace
}  // namespace draftwire::testing
