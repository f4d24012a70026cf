#include <gtest/gtest.h>

#include <set>

#include "unit/http/product.hpp"

// Every list has an end: pages that together are the whole of it, each item once.
namespace draftwire::testing {
namespace {

using Ids = std::vector<std::int64_t>;

class ListsApi : public ::testing::Test {
 protected:
  static Ids ids_in(const Answered& page, std::string_view name = "id") {
    Ids ids;
    for (const wire::Value& item : page.json().at("items").as_array()) ids.push_back(item.at(name).as_int64());
    return ids;
  }

  // All pages, from the first on, as `next` leads through them.
  static Ids all_pages(Browser& browser, std::string path, std::size_t largest, std::string_view name = "id") {
    Ids ids;
    for (int pages = 0; pages < 50; ++pages) {
      const Answered page = browser.get(path);
      EXPECT_EQ(page.status, 200) << page.text;
      const Ids more = ids_in(page, name);
      EXPECT_LE(more.size(), largest);
      ids.insert(ids.end(), more.begin(), more.end());
      const wire::Value body = page.json();
      const auto* next = body.as_object().if_contains("next");
      if (next == nullptr) {
        EXPECT_FALSE(page.headers.contains("Link"));
        return ids;
      }
      path = std::string(next->as_string());
      EXPECT_EQ(page.headers.at("Link"), "<" + path + ">; rel=\"next\"");
    }
    ADD_FAILURE() << "the pages have no end";
    return ids;
  }

  std::int64_t a_tournament(const std::string& visibility = "public") {
    return olga.post("/api/v1/tournaments", R"({"name":"Cup","visibility":")" + visibility + "\"}")
        .json()
        .at("id")
        .as_int64();
  }

  Product product;
  Browser anyone = product.anyone();
  Browser olga = product.signed_in("Olga");
};

TEST_F(ListsApi, tournaments_come_newest_first_in_pages) {
  Ids made;
  for (int i = 0; i < 7; ++i) made.insert(made.begin(), a_tournament());
  EXPECT_EQ(all_pages(anyone, "/api/v1/tournaments?limit=3", 3), made);
  EXPECT_EQ(all_pages(anyone, "/api/v1/tournaments?limit=7", 7), made);
  EXPECT_EQ(all_pages(anyone, "/api/v1/tournaments", 7), made);
}

TEST_F(ListsApi, pages_of_tournaments_are_full_of_what_the_asker_may_see) {
  Ids seen;
  Ids all;
  for (int i = 0; i < 9; ++i) {
    const std::int64_t id = a_tournament(i % 3 == 0 ? "public" : "private");
    if (i % 3 == 0) seen.insert(seen.begin(), id);
    all.insert(all.begin(), id);
  }
  EXPECT_EQ(ids_in(anyone.get("/api/v1/tournaments?limit=2")), (Ids{seen[0], seen[1]}));
  EXPECT_EQ(all_pages(anyone, "/api/v1/tournaments?limit=2", 2), seen);
  EXPECT_EQ(all_pages(olga, "/api/v1/tournaments?limit=2", 2), all);
  Browser ada = product.signed_in("Ada");
  EXPECT_EQ(all_pages(ada, "/api/v1/tournaments?limit=4", 4), all);
  Browser mika = product.signed_in("Mika");
  olga.post(path_of("tournaments", all[1], "/members"), R"({"account":"Mika"})");
  Ids mikas = seen;
  mikas.insert(mikas.begin() + 0, all[1]);
  std::ranges::sort(mikas, std::ranges::greater());
  EXPECT_EQ(all_pages(mika, "/api/v1/tournaments?limit=2", 2), mikas);
}

TEST_F(ListsApi, a_roster_comes_in_pages) {
  const auto world = product.a_draft();
  const std::string path = path_of("tournaments", world.tournament, "/players");
  EXPECT_EQ(all_pages(anyone, path + "?limit=4", 4), world.players);
  EXPECT_EQ(all_pages(anyone, path, 6), world.players);
  EXPECT_EQ(ids_in(anyone.get(path + "?after=" + std::to_string(world.players[3]))),
            (Ids{world.players[4], world.players[5]}));
}

TEST_F(ListsApi, a_large_roster_is_not_answered_at_once) {
  const std::int64_t tournament = a_tournament();
  std::vector<app::NewPlayer> players;
  for (int i = 0; i < 2'001; ++i) players.push_back({"Player " + std::to_string(i), i});
  product.store->write([&](app::WriteTransaction& tx) {
    tx.lock(domain::TournamentId{tournament});
    tx.roster().insert({tournament}, players);
  });
  const Answered first = anyone.get(path_of("tournaments", tournament, "/players"));
  EXPECT_EQ(ids_in(first).size(), 2'000U);
  EXPECT_EQ(all_pages(anyone, path_of("tournaments", tournament, "/players"), 2'000).size(), 2'001U);
}

TEST_F(ListsApi, drafts_come_newest_first_in_pages_and_those_that_run_are_always_shown) {
  const auto world = product.a_started_draft();
  const std::string captains = R"("captains":[{"player_id":)" + std::to_string(world.players[0]) +
                               R"(},{"player_id":)" + std::to_string(world.players[1]) + "}]";
  Ids made{world.draft};
  for (int i = 0; i < 104; ++i) {
    made.insert(made.begin(),
                olga.post(path_of("tournaments", world.tournament, "/drafts"), R"({"style":"snake",)" + captains + "}")
                    .json()
                    .at("id")
                    .as_int64());
  }
  const std::string path = path_of("tournaments", world.tournament, "/drafts");
  EXPECT_EQ(ids_in(anyone.get(path)), made);  // as many as a tournament may have
  EXPECT_EQ(all_pages(anyone, path + "?limit=50", 50), made);

  const auto shown = [&](const wire::Value& tournament) {
    Ids ids;
    for (const wire::Value& draft : tournament.at("drafts").as_array()) ids.push_back(draft.at("id").as_int64());
    return ids;
  };
  const wire::Value alone = anyone.get(path_of("tournaments", world.tournament)).json();
  Ids expected(made.begin(), made.begin() + 100);
  expected.push_back(world.draft);  // it runs
  EXPECT_EQ(shown(alone), expected);
  EXPECT_EQ(alone.at("draft_count").as_int64(), 105);
  Ids in_list(made.begin(), made.begin() + 20);
  in_list.push_back(world.draft);
  EXPECT_EQ(shown(anyone.get("/api/v1/tournaments").json().at_pointer("/items/0")), in_list);
}

TEST_F(ListsApi, people_accounts_invitations_and_the_audit_log_come_in_pages) {
  const std::int64_t tournament = a_tournament();
  for (const char* name : {"Otto", "Ada", "Mika"}) {
    for (const char* part : {"/organisers", "/members"}) {
      olga.post(path_of("tournaments", tournament, part), std::string(R"({"account":")") + name + "\"}");
    }
  }
  EXPECT_EQ(all_pages(olga, path_of("tournaments", tournament, "/organisers?limit=3"), 3, "account_id"),
            (Ids{1, 2, 3, 4}));
  EXPECT_EQ(all_pages(olga, path_of("tournaments", tournament, "/members?limit=2"), 2, "account_id"), (Ids{1, 3, 4}));
  Browser ada = product.signed_in("Ada");
  EXPECT_EQ(all_pages(ada, "/api/v1/accounts?limit=3", 3), (Ids{1, 2, 3, 4}));
  for (int i = 0; i < 3; ++i) ada.post("/api/v1/invites", R"({"role":"member"})");
  EXPECT_EQ(all_pages(ada, "/api/v1/invites?limit=2", 2), (Ids{1, 2, 3}));
  const Ids audit = all_pages(ada, "/api/v1/audit?limit=4", 4);
  EXPECT_EQ(std::set<std::int64_t>(audit.begin(), audit.end()).size(), audit.size());
  EXPECT_EQ(audit.size(), static_cast<std::size_t>(audit.front()));
  EXPECT_TRUE(std::ranges::is_sorted(audit, std::ranges::greater()));
}

TEST_F(ListsApi, a_page_that_can_not_be_is_named) {
  for (const char* path : {"/api/v1/tournaments?limit=0", "/api/v1/tournaments?limit=501"}) {
    const Answered answer = anyone.get(path);
    EXPECT_EQ(answer.status, 422) << path;
    EXPECT_EQ(answer.fields(), std::vector<std::string>{"limit"});
  }
  EXPECT_EQ(anyone.get("/api/v1/tournaments?before=x").status, 400);
  EXPECT_EQ(anyone.get("/api/v1/tournaments?before=0").fields(), std::vector<std::string>{"before"});
}

}  // namespace
}  // namespace draftwire::testing
