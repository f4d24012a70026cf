#include "app/access.hpp"
#include "contract/league.hpp"
#include "contract/store_contract.hpp"

// Promises about who may do and see what: accounts that change, invites, the people of a tournament, the audit log.
namespace draftwire::testing {
namespace {

app::SecretHash a_secret(std::uint8_t number) {
  app::SecretHash hash{};
  hash.fill(number);
  return hash;
}

app::Account an_account(app::Store& store, const std::string& name, app::Role role = app::Role::member) {
  const auto id = write_to(
      store, [&](app::WriteTransaction& tx) { return tx.accounts().insert(name, role, "hash of " + name, kEvening); });
  return {id, name, role};
}

app::AccountRecord record_of(app::Store& store, const app::Account& account) {
  return read_from(store, [&](const app::ReadTransaction& tx) { return tx.accounts().find(account.id); }).value();
}

std::int64_t version_of(app::Store& store) {
  return read_from(store, [](const app::ReadTransaction& tx) { return tx.access().version(); });
}

// Whether a transaction moved the access version.
template <class Body>
bool takes_rights_away(app::Store& store, Body body) {
  const auto before = version_of(store);
  store.write(body);
  return version_of(store) > before;
}

bool is_seen(app::Store& store, domain::TournamentId id, const app::Identity& who) {
  return read_from(
      store, [&](const app::ReadTransaction& tx) { return app::may_see(tx, tx.tournaments().find(id).value(), who); });
}

void make_private(app::Store& store, domain::TournamentId id) {
  store.write(
      [&](app::WriteTransaction& tx) { tx.tournaments().set_visibility(id, app::Visibility::private_to_its_people); });
}

TEST_P(StoreContract, what_changes_of_an_account_comes_back) {
  const app::Account kay = an_account(store(), "kay");

  store().write([&](app::WriteTransaction& tx) {
    tx.accounts().rename(kay.id, "Kay");
    tx.accounts().set_role(kay.id, app::Role::organiser);
    tx.accounts().set_disabled_at(kay.id, later(1));
    tx.accounts().set_password(kay.id, "");
    tx.accounts().set_discord(kay.id, "100000000000000001");
  });

  restart();
  EXPECT_EQ(record_of(store(), kay), (app::AccountRecord{.account = {kay.id, "Kay", app::Role::organiser},
                                                         .has_password = false,
                                                         .discord_id = "100000000000000001",
                                                         .disabled_at = later(1),
                                                         .created_at = kEvening}));
  const auto credentials =
      read_from(store(), [](const app::ReadTransaction& tx) { return tx.accounts().credentials("Kay"); });
  EXPECT_TRUE(credentials->is_disabled);
  const auto of_discord = [&](const char* id) {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.accounts().of_discord(id); });
  };
  EXPECT_EQ(of_discord("100000000000000001")->account.id, kay.id);
  EXPECT_EQ(of_discord("100000000000000002"), std::nullopt);
}

TEST_P(StoreContract, two_accounts_never_share_a_discord_user) {
  const app::Account kay = an_account(store(), "kay");
  const app::Account lee = an_account(store(), "lee");
  const auto link = [&](const app::Account& account) {
    store().write([&](app::WriteTransaction& tx) { tx.accounts().set_discord(account.id, "100000000000000001"); });
  };

  link(kay);

  EXPECT_THROW(link(lee), app::StoreError);
}

TEST_P(StoreContract, a_disabled_accounts_session_is_nobodys) {
  const app::Account kay = an_account(store(), "kay");
  store().write([&](app::WriteTransaction& tx) {
    tx.sessions().insert(a_secret(1), {kay, {}, kEvening, kEvening});
    tx.accounts().set_disabled_at(kay.id, later(1));
  });

  EXPECT_EQ(read_from(store(), [](const app::ReadTransaction& tx) { return tx.sessions().find(a_secret(1)); })->account,
            std::nullopt);
}

TEST_P(StoreContract, an_accounts_sessions_are_listed_and_end_together) {
  const app::Account kay = an_account(store(), "kay");
  const app::Account lee = an_account(store(), "lee");
  store().write([&](app::WriteTransaction& tx) {
    tx.sessions().insert(a_secret(1), {kay, {}, later(1), later(5)});
    tx.sessions().insert(a_secret(2), {kay, {}, kEvening, later(3)});
    tx.sessions().insert(a_secret(3), {lee, {}, kEvening, kEvening});
  });
  const auto sessions = [&] {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.sessions().of_account(kay.id); });
  };
  ASSERT_EQ(sessions().size(), 2U);
  EXPECT_EQ(sessions()[0].last_seen_at, later(3));
  EXPECT_EQ(record_of(store(), kay).last_seen_at, later(5));

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(kay.id);
    tx.sessions().remove_of_account(kay.id);
  });

  EXPECT_TRUE(sessions().empty());
  EXPECT_NE(read_from(store(), [](const app::ReadTransaction& tx) { return tx.sessions().find(a_secret(3)); }),
            std::nullopt);
}

TEST_P(StoreContract, sessions_end_at_their_age_however_often_they_were_used) {
  const app::Account kay = an_account(store(), "kay");
  store().write([&](app::WriteTransaction& tx) {
    tx.sessions().insert(a_secret(1), {kay, {}, kEvening, later(9)});
    tx.sessions().insert(a_secret(2), {kay, {}, later(8), later(9)});
    tx.sessions().remove_ended(later(1), later(5));
  });

  EXPECT_EQ(read_from(store(), [](const app::ReadTransaction& tx) { return tx.sessions().find(a_secret(1)); }),
            std::nullopt);
  EXPECT_NE(read_from(store(), [](const app::ReadTransaction& tx) { return tx.sessions().find(a_secret(2)); }),
            std::nullopt);
}

TEST_P(StoreContract, a_deleted_account_leaves_the_logs_and_its_players) {
  const League league(store(), "Cup");
  const app::Account kay = an_account(store(), "kay", app::Role::admin);
  app::RosterPlayer player = league.player(0);
  player.account_id = kay.id;
  const auto draft = league.draft();
  league.start(draft);
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(player.id);
    tx.roster().update(player);
    tx.lock(draft);
    tx.log().append(draft, {std::vector<domain::EventBody>{domain::DraftAborted{}},
                            domain::EventActor{domain::ActorKind::account, kay.id.value, "kay"}, later(1)});
    tx.sessions().insert(a_secret(1), {kay, {}, kEvening, kEvening});
  });

  store().write([&](app::WriteTransaction& tx) { tx.accounts().remove(kay.id); });

  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.accounts().find(kay.id); }),
            std::nullopt);
  EXPECT_EQ(read_from(store(), [](const app::ReadTransaction& tx) { return tx.sessions().find(a_secret(1)); }),
            std::nullopt);
  EXPECT_EQ(league.player(0).account_id, std::nullopt);
  const auto last =
      read_from(store(), [&](const app::ReadTransaction& tx) { return tx.log().before(draft, std::nullopt, 1); });
  EXPECT_EQ(last[0].actor, (domain::EventActor{domain::ActorKind::account, kay.id.value, "kay"}));
}

TEST_P(StoreContract, an_invite_is_found_by_its_hash_until_it_goes) {
  const app::Account kay = an_account(store(), "kay", app::Role::admin);
  app::Invite invite;
  invite.hash = a_secret(7);
  invite.role = app::Role::organiser;
  invite.created_by = kay.id;
  invite.created_at = kEvening;
  invite.expires_at = later(10);
  app::Invite password = invite;
  password.hash = a_secret(8);
  password.kind = app::InviteKind::password;
  password.account_id = kay.id;
  password.expires_at = later(20);
  store().write([&](app::WriteTransaction& tx) {
    invite.id = tx.invites().insert(invite);
    password.id = tx.invites().insert(password);
  });
  password.account_name = "kay";
  const auto find = [&](std::uint8_t number) {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.invites().find(a_secret(number)); });
  };
  EXPECT_EQ(find(7), invite);
  EXPECT_EQ(find(8), password);
  EXPECT_EQ(find(9), std::nullopt);

  store().write([&](app::WriteTransaction& tx) { tx.invites().remove_expired_at(later(10)); });
  EXPECT_EQ(read_from(store(), [](const app::ReadTransaction& tx) { return tx.invites().all(); }),
            std::vector<app::Invite>{password});
  store().write([&](app::WriteTransaction& tx) { tx.accounts().remove(kay.id); });
  EXPECT_EQ(find(8), std::nullopt);
}

TEST_P(StoreContract, the_audit_log_is_read_from_the_newest_and_keeps_names) {
  const app::Account kay = an_account(store(), "kay");
  const domain::EventActor actor{domain::ActorKind::account, kay.id.value, "kay"};
  store().write([&](app::WriteTransaction& tx) {
    tx.audit().append({.at = kEvening, .action = "sign_in_failed", .subject = "kay", .address = "192.0.2.1"});
    tx.audit().append({.at = later(1), .action = "signed_in", .actor = actor, .address = "192.0.2.1"});
    tx.audit().append({.at = later(2), .action = "role_changed", .actor = actor, .subject = "lee", .detail = "admin"});
    tx.accounts().remove(kay.id);
  });

  const auto all =
      read_from(store(), [](const app::ReadTransaction& tx) { return tx.audit().before(std::nullopt, 10); });
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].detail, "admin");
  EXPECT_EQ(all[0].actor, actor);
  EXPECT_EQ(all[2].action, "sign_in_failed");
  EXPECT_EQ(all[2].actor, std::nullopt);
  const auto older =
      read_from(store(), [&](const app::ReadTransaction& tx) { return tx.audit().before(all[0].id, 1); });
  EXPECT_EQ(older, std::vector<app::AuditEntry>{all[1]});
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.audit().of_actor(kay.id); }),
            (std::vector<app::AuditEntry>{all[0], all[1]}));

  store().write([](app::WriteTransaction& tx) { tx.audit().remove_before(later(1)); });
  EXPECT_EQ(
      read_from(store(), [](const app::ReadTransaction& tx) { return tx.audit().before(std::nullopt, 10); }).size(),
      2U);
}

TEST_P(StoreContract, a_private_tournament_is_seen_by_its_people_alone) {
  const League league(store(), "Cup");
  const League other(store(), "Other");
  const app::Account admin = an_account(store(), "admin", app::Role::admin);
  const app::Account organiser = an_account(store(), "organiser", app::Role::organiser);
  const app::Account member = an_account(store(), "member");
  const app::Account of_player = an_account(store(), "player");
  const app::Account stranger = an_account(store(), "stranger", app::Role::organiser);
  const auto draft = league.draft();
  const auto seats = read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().of_draft(draft); });
  const auto others_seats =
      read_from(store(), [&, id = other.draft()](const app::ReadTransaction& tx) { return tx.seats().of_draft(id); });
  app::RosterPlayer player = league.player(3);
  player.account_id = of_player.id;
  store().write([&](app::WriteTransaction& tx) {
    tx.people().insert_organiser(league.id(), organiser.id);
    tx.people().insert_organiser(league.id(), organiser.id);
    tx.people().insert_member(league.id(), member.id);
    tx.lock(player.id);
    tx.roster().update(player);
  });
  EXPECT_TRUE(is_seen(store(), league.id(), {}));

  make_private(store(), league.id());

  EXPECT_FALSE(is_seen(store(), league.id(), {}));
  EXPECT_FALSE(is_seen(store(), league.id(), {stranger, {}}));
  EXPECT_FALSE(is_seen(store(), league.id(), {std::nullopt, {others_seats[0]}}));
  EXPECT_FALSE(is_seen(store(), league.id(), {std::nullopt, {}, {{other.id(), 1}}}));
  EXPECT_TRUE(is_seen(store(), league.id(), {admin, {}}));
  EXPECT_TRUE(is_seen(store(), league.id(), {organiser, {}}));
  EXPECT_TRUE(is_seen(store(), league.id(), {member, {}}));
  EXPECT_TRUE(is_seen(store(), league.id(), {of_player, {}}));
  EXPECT_TRUE(is_seen(store(), league.id(), {std::nullopt, {seats[0]}}));
  EXPECT_TRUE(is_seen(store(), league.id(), {std::nullopt, {}, {{league.id(), 1}}}));
  EXPECT_TRUE(is_seen(store(), league.id(), app::Identity::system()));
  EXPECT_TRUE(is_seen(store(), other.id(), {}));
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.people().organisers(league.id()); }),
            std::vector<app::Account>{organiser});
  EXPECT_EQ(read_from(store(), [&](const app::ReadTransaction& tx) { return tx.people().members(league.id()); }),
            std::vector<app::Account>{member});
  for (const app::Account& account : {organiser, member, of_player}) {
    EXPECT_EQ(
        read_from(store(), [&](const app::ReadTransaction& tx) { return tx.people().tournaments_of(account.id); }),
        std::vector<domain::TournamentId>{league.id()});
  }
}

TEST_P(StoreContract, who_left_a_roster_belongs_to_its_tournament_no_longer) {
  const League league(store(), "Cup");
  const app::Account account = an_account(store(), "player");
  app::RosterPlayer player = league.player(3);
  player.account_id = account.id;
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(player.id);
    tx.roster().update(player);
  });
  make_private(store(), league.id());
  const auto tournaments = [&] {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.people().tournaments_of(account.id); });
  };
  ASSERT_TRUE(is_seen(store(), league.id(), {account, {}}));

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(player.id);
    tx.roster().remove(player.id, kEvening);
  });
  EXPECT_FALSE(is_seen(store(), league.id(), {account, {}}));
  EXPECT_TRUE(tournaments().empty());

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(player.id);
    tx.roster().restore(player.id);
  });
  EXPECT_TRUE(is_seen(store(), league.id(), {account, {}}));
  EXPECT_EQ(tournaments(), std::vector<domain::TournamentId>{league.id()});
}

TEST_P(StoreContract, a_rotated_link_takes_its_passes_away) {
  const League league(store(), "Cup");
  const app::WatchPass pass{league.id(), 1};
  store().write([&](app::WriteTransaction& tx) {
    tx.sessions().insert(a_secret(1), {std::nullopt, {}, kEvening, kEvening, {pass}});
  });
  const auto passes = [&] {
    return read_from(store(), [](const app::ReadTransaction& tx) { return tx.sessions().find(a_secret(1)); })->passes;
  };
  EXPECT_EQ(passes(), std::vector<app::WatchPass>{pass});

  EXPECT_EQ(write_to(store(), [&](app::WriteTransaction& tx) { return tx.people().rotate_watch_link(league.id()); }),
            2);

  EXPECT_TRUE(passes().empty());
}

TEST_P(StoreContract, a_deleted_tournament_takes_its_seats_and_passes_along_and_brings_them_back) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto seats = read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().of_draft(draft); });
  const app::Account account = an_account(store(), "captain");
  app::RosterPlayer captain = league.player(0);
  captain.account_id = account.id;
  const app::Session session{std::nullopt, seats, kEvening, kEvening, {{league.id(), 1}}};
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(captain.id);
    tx.roster().update(captain);
    tx.sessions().insert(a_secret(1), session);
  });
  make_private(store(), league.id());
  const auto of_session = [&] {
    return read_from(store(), [](const app::ReadTransaction& tx) { return tx.sessions().find(a_secret(1)).value(); });
  };
  const auto of_account = [&] {
    return read_from(store(), [&](const app::ReadTransaction& tx) { return tx.seats().of_account(account.id); });
  };
  const auto privates = [&] {
    return read_from(store(), [](const app::ReadTransaction& tx) { return tx.access().private_channels(); });
  };
  ASSERT_EQ(of_session(), session);
  ASSERT_EQ(of_account().size(), 1U);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().remove(league.id(), kEvening);
  });
  EXPECT_TRUE(of_session().seats.empty());
  EXPECT_TRUE(of_session().passes.empty());
  EXPECT_TRUE(of_account().empty());
  EXPECT_EQ(privates().tournaments, std::vector{league.id()});
  EXPECT_EQ(privates().drafts, std::vector{draft});

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().restore(league.id());
  });
  EXPECT_EQ(of_session(), session);
  EXPECT_EQ(of_account().size(), 1U);
}

TEST_P(StoreContract, what_takes_rights_away_moves_the_access_version) {
  const League league(store(), "Cup");
  const app::Account kay = an_account(store(), "kay");
  const auto draft = league.draft();
  const auto team = league.setup(draft).teams[0].id;
  const auto id = league.id();
  const app::Session session{kay, {}, kEvening, kEvening};
  using Writer = app::WriteTransaction;

  EXPECT_FALSE(takes_rights_away(store(), [&](Writer& tx) { tx.sessions().insert(a_secret(1), session); }));
  EXPECT_FALSE(takes_rights_away(store(), [&](Writer& tx) { tx.people().insert_member(id, kay.id); }));
  EXPECT_FALSE(takes_rights_away(store(), [&](Writer& tx) { tx.people().insert_organiser(id, kay.id); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) { tx.sessions().remove(a_secret(1)); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) {
    tx.lock(kay.id);
    tx.sessions().remove_of_account(kay.id);
  }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) { tx.people().remove_member(id, kay.id); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) { tx.people().remove_organiser(id, kay.id); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) { tx.accounts().set_role(kay.id, app::Role::member); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) { tx.accounts().set_disabled_at(kay.id, later(1)); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) {
    tx.lock(draft);
    tx.seats().rotate(draft, team);
  }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) { tx.people().rotate_watch_link(id); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) {
    tx.lock(draft);
    tx.drafts().update(draft, a_spec({league.player(2).id, league.player(3).id}));
  }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) {
    tx.lock(league.player(0).id);
    tx.roster().update(league.player(0));
  }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) {
    tx.lock(league.player(7).id);
    tx.roster().remove(league.player(7).id, kEvening);
  }));
  EXPECT_TRUE(takes_rights_away(
      store(), [&](Writer& tx) { tx.tournaments().set_visibility(id, app::Visibility::private_to_its_people); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) { tx.accounts().remove(kay.id); }));
  EXPECT_TRUE(takes_rights_away(store(), [&](Writer& tx) {
    tx.lock(id);
    tx.tournaments().remove(id, kEvening);
  }));
}

TEST_P(StoreContract, private_channels_are_known_at_once) {
  const League open(store(), "Open");
  const League closed(store(), "Closed");
  const auto open_draft = open.draft();
  const auto first = closed.draft();
  const auto second = closed.draft();
  make_private(store(), closed.id());

  const auto channels =
      read_from(store(), [](const app::ReadTransaction& tx) { return tx.access().private_channels(); });

  EXPECT_EQ(channels.tournaments, std::vector<domain::TournamentId>{closed.id()});
  EXPECT_EQ(channels.drafts, (std::vector<domain::DraftId>{first, second}));
  EXPECT_EQ(channels.last_tournament, closed.id());
  EXPECT_EQ(channels.last_draft, second);
  EXPECT_NE(open_draft, first);
  EXPECT_EQ(channels.access_version, version_of(store()));
}

TEST_P(StoreContract, players_of_a_discord_user_are_linked_on_every_roster) {
  const League one(store(), "One");
  const League two(store(), "Two");
  const app::Account kay = an_account(store(), "kay");
  app::RosterPlayer here = one.player(1);
  app::RosterPlayer there = two.player(2);
  here.discord_id = "100000000000000001";
  there.discord_id = "100000000000000001";
  store().write([&](app::WriteTransaction& tx) {
    tx.lock(here.id);
    tx.roster().update(here);
    tx.lock(there.id);
    tx.roster().update(there);
    tx.roster().link_discord("100000000000000001", kay.id);
  });

  const auto players =
      read_from(store(), [&](const app::ReadTransaction& tx) { return tx.roster().of_account(kay.id); });
  ASSERT_EQ(players.size(), 2U);
  EXPECT_EQ(players[0].id, here.id);
  EXPECT_EQ(players[1].discord_id, "100000000000000001");
  app::RosterPlayer twin = one.player(0);
  twin.discord_id = "100000000000000001";
  EXPECT_THROW(store().write([&](app::WriteTransaction& tx) {
    tx.lock(twin.id);
    tx.roster().update(twin);
  }),
               app::StoreError);
}

}  // namespace
}  // namespace draftwire::testing
