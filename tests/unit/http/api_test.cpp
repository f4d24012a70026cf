#include <gtest/gtest.h>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

class Api : public ::testing::Test {
 protected:
  Answered pick(Browser& browser, const Product::World& world, std::size_t player, int round) {
    return browser.post(
        path_of("drafts", world.draft, "/picks"),
        R"({"player_id":)" + std::to_string(world.players.at(player)) + R"(,"round":)" + std::to_string(round) + "}");
  }

  Product product;
  Browser anyone = product.anyone();
  Browser olga = product.signed_in("Olga");
};

TEST_F(Api, runs_a_draft_to_its_end) {
  const auto world = product.a_draft();
  EXPECT_EQ(olga.post(path_of("drafts", world.draft, "/start"), "").json().at("status").as_string(), "active");
  for (int round = 1; round <= 4; ++round) {
    const Answered picked = pick(olga, world, static_cast<std::size_t>(round) + 1, round);
    ASSERT_EQ(picked.status, 201) << picked.text;
  }
  const wire::Value state = anyone.get(path_of("drafts", world.draft)).json();
  EXPECT_EQ(state.at("status").as_string(), "completed");
  EXPECT_EQ(product.listener.commits.size(), 5U);
}

TEST_F(Api, picks_once_for_a_double_click) {
  const auto world = product.a_started_draft();
  EXPECT_EQ(pick(olga, world, 2, 1).status, 201);
  const Answered again = pick(olga, world, 2, 1);
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.code(), "round_not_current");
  EXPECT_EQ(again.json().at("seq").as_int64(), anyone.get(path_of("drafts", world.draft)).json().at("seq").as_int64());
}

TEST_F(Api, undoes_with_and_without_a_body) {
  const auto world = product.a_started_draft();
  pick(olga, world, 2, 1);
  EXPECT_EQ(olga.send("POST", path_of("drafts", world.draft, "/undo")).status, 200);
  pick(olga, world, 2, 1);
  const Answered undone = olga.post(path_of("drafts", world.draft, "/undo"), R"({"round":1,"reason":"too fast"})");
  EXPECT_EQ(undone.json().at_pointer("/events/0/payload/reason").as_string(), "too fast");
  EXPECT_EQ(olga.post(path_of("drafts", world.draft, "/undo"), R"({"reason":null})").code(), "nothing_to_undo");
}

TEST_F(Api, aborts_with_a_reason) {
  const auto world = product.a_started_draft();
  const Answered aborted = olga.remove(path_of("drafts", world.draft, "?reason=power%20cut"));
  EXPECT_EQ(aborted.json().at("status").as_string(), "aborted");
  const Answered events = anyone.get(path_of("drafts", world.draft, "/events?limit=1"));
  EXPECT_EQ(events.json().at_pointer("/items/0/payload/reason").as_string(), "power cut");
  EXPECT_EQ(olga.remove(path_of("drafts", world.draft)).status, 409);
  EXPECT_EQ(olga.remove(path_of("drafts", world.draft, "?reason=" + std::string(501, 'x'))).status, 422);
}

TEST_F(Api, takes_the_reason_of_an_abort_from_the_query_or_a_body_or_the_same_from_both) {
  const auto reason_of = [&](const std::string& query, const std::string& body) {
    const auto world = product.a_started_draft();
    const Answered aborted =
        olga.send("DELETE", path_of("drafts", world.draft, query), body, {{"Content-Type", "application/json"}});
    EXPECT_EQ(aborted.status, 200) << aborted.text;
    const wire::Value event = anyone.get(path_of("drafts", world.draft, "/events?limit=1")).json();
    return boost::json::serialize(event.at_pointer("/items/0/payload/reason"));
  };
  EXPECT_EQ(reason_of("", R"({"reason":"power cut"})"), "\"power cut\"");
  EXPECT_EQ(reason_of("?reason=power+cut", R"({"reason":"power cut"})"), "\"power cut\"");
  EXPECT_EQ(reason_of("?reason=power+cut", "{}"), "\"power cut\"");
  EXPECT_EQ(reason_of("?reason=power+cut", R"({"reason":null})"), "\"power cut\"");
  EXPECT_EQ(reason_of("", R"({"reason":null})"), "null");
  EXPECT_EQ(reason_of("", "{}"), "null");
}

TEST_F(Api, aborts_nothing_for_a_body_that_is_wrong) {
  const auto world = product.a_started_draft();
  const auto abort = [&](const std::string& query, const std::string& body,
                         const std::string& type = "application/json") {
    return olga.send("DELETE", path_of("drafts", world.draft, query), body, {{"Content-Type", type}});
  };
  const Answered two_reasons = abort("?reason=one", R"({"reason":"another"})");
  EXPECT_EQ(two_reasons.status, 422);
  EXPECT_EQ(two_reasons.fields(), std::vector<std::string>{"reason"});
  EXPECT_EQ(abort("", R"({"reason":7})").fields(), std::vector<std::string>{"reason"});
  EXPECT_EQ(abort("", R"({"reason":")" + std::string(501, 'x') + "\"}").fields(), std::vector<std::string>{"reason"});
  EXPECT_EQ(abort("", R"({"why":"x"})").fields(), std::vector<std::string>{"why"});
  EXPECT_EQ(abort("", R"({"reason":)").code(), "malformed_json");
  EXPECT_EQ(abort("", "reason=x", "application/x-www-form-urlencoded").status, 415);
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft)).json().at("status").as_string(), "active");
}

TEST_F(Api, refuses_whoever_may_not_before_it_looks_at_the_body) {
  const auto world = product.a_draft();
  const std::string path = path_of("tournaments", world.tournament, "/drafts");
  EXPECT_EQ(anyone.post(path, R"({"style":)").status, 401);
  EXPECT_EQ(product.signed_in("Mika").post(path, R"({"style":)").status, 403);
  EXPECT_EQ(olga.post(path, R"({"style":)").status, 400);
}

TEST_F(Api, refuses_bodies_that_are_no_json_object) {
  const std::string nested = std::string(40, '[') + std::string(40, ']');
  for (const std::string& body :
       {std::string(R"({"name":)"), std::string("[]"), std::string("7"), std::string("null"), std::string("{} {}"),
        std::string(R"({"name":"x",})"), std::string("{\"name\":\"\xFF\"}"), std::string(R"({"name":"\ud800"})"),
        std::string(R"({"name":"a","name":"b"})"), std::string(R"({"name":"a","n\u0061me":"b"})"),
        R"({"name":)" + nested + "}", std::string(R"({"round":NaN})"), std::string()}) {
    const Answered answer = olga.post("/api/v1/tournaments", body);
    EXPECT_EQ(answer.status, 400) << body;
    EXPECT_EQ(answer.code(), "malformed_json") << body;
  }
}

TEST_F(Api, refuses_bodies_of_another_type) {
  for (const char* type :
       {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "x"}) {
    const Answered answer = olga.send("POST", "/api/v1/tournaments", R"({"name":"x"})", {{"Content-Type", type}});
    EXPECT_EQ(answer.code(), "unsupported_media_type") << type;
  }
  EXPECT_EQ(olga.send("POST", "/api/v1/tournaments", R"({"name":"x"})").status, 415);
  EXPECT_EQ(olga.send("POST", "/api/v1/tournaments", R"({"name":"x"})",
                      {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}})
                .status,
            415);
}

TEST_F(Api, names_everything_that_is_wrong_with_a_draft_at_once) {
  const auto world = product.a_draft();
  const Answered answer = olga.post(path_of("tournaments", world.tournament, "/drafts"),
                                    R"({"style":"best","team_size":11,"tie_window":5.0,
                                        "captains":[{"player_id":"x"},{"player_id":1,"team_name":7}],"more":1})");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.fields(), (std::vector<std::string>{"style", "team_size", "tie_window", "captains/0/player_id",
                                                       "captains/1/team_name", "more"}));
}

TEST_F(Api, tells_a_tournaments_viewers_of_a_new_draft) {
  const auto world = product.a_draft();
  EXPECT_EQ(product.listener.changed, std::vector<std::int64_t>{world.draft});
}

TEST_F(Api, changes_a_pending_draft_and_tells_its_viewers) {
  const auto world = product.a_draft();
  product.listener.changed.clear();
  EXPECT_EQ(olga.patch(path_of("drafts", world.draft), R"({"team_size":2})").json().at("team_size").as_int64(), 2);
  EXPECT_EQ(product.listener.changed, std::vector<std::int64_t>{world.draft});
  EXPECT_EQ(olga.patch(path_of("drafts", world.draft), "{}").status, 422);
  olga.post(path_of("drafts", world.draft, "/start"), "");
  EXPECT_EQ(olga.patch(path_of("drafts", world.draft), R"({"team_size":3})").code(), "draft_not_pending");
}

TEST_F(Api, tags_the_state_of_a_draft) {
  const auto world = product.a_started_draft();
  const Answered state = anyone.get(path_of("drafts", world.draft));
  const std::string etag = state.headers.at("ETag");
  const Answered again = anyone.send("GET", path_of("drafts", world.draft), "", {{"If-None-Match", etag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.text, "");
  pick(olga, world, 2, 1);
  olga.post(path_of("drafts", world.draft, "/undo"), "{}");
  EXPECT_EQ(anyone.send("GET", path_of("drafts", world.draft), "", {{"If-None-Match", etag}}).status, 200);
}

TEST_F(Api, travels_in_time) {
  const auto world = product.a_started_draft();
  pick(olga, world, 2, 1);
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "?at=0")).json().at("status").as_string(), "pending");
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "?at=2")).json().at("seq").as_int64(), 2);
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "?at=99")).code(), "validation_failed");
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "?at=-1")).code(), "validation_failed");
  for (const char* at : {"x", "1.0", "", "+1", "%", "1&at=2", "99999999999999999999"}) {
    EXPECT_EQ(anyone.get(path_of("drafts", world.draft, std::string("?at=") + at)).code(), "malformed_parameter") << at;
  }
}

TEST_F(Api, pages_through_the_log) {
  const auto world = product.a_started_draft();
  pick(olga, world, 2, 1);
  const auto seqs = [&](const std::string& query) {
    std::string text;
    const wire::Value page = anyone.get(path_of("drafts", world.draft, "/events" + query)).json();
    for (const wire::Value& event : page.at("items").as_array()) {
      text += std::to_string(event.at("seq").as_int64());
    }
    return text;
  };
  EXPECT_EQ(seqs(""), "4321");
  EXPECT_EQ(seqs("?after=0"), "1234");
  EXPECT_EQ(seqs("?after=1&before=4"), "23");
  EXPECT_EQ(seqs("?before=4&limit=2"), "32");
  EXPECT_EQ(seqs("?after=99"), "");
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "/events?limit=501")).status, 422);
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "/events?limit=0")).status, 422);
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "/events?after=x")).status, 400);
  EXPECT_EQ(anyone.get("/api/v1/drafts/999/events").status, 404);
}

TEST_F(Api, exports_a_draft) {
  const auto world = product.a_started_draft();
  pick(olga, world, 2, 1);
  const wire::Value exported = anyone.get(path_of("drafts", world.draft, "/export")).json();
  EXPECT_EQ(exported.at("events").as_array().size(), 4U);
  EXPECT_EQ(exported.at_pointer("/history/2").as_string(), "Ann picked Cy (Round 1)");
  const Answered csv = anyone.get(path_of("drafts", world.draft, "/export?format=csv"));
  EXPECT_EQ(csv.text.substr(0, csv.text.find('\r')), "team,role,player,mmr,round");
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft, "/export?format=xlsx")).code(), "malformed_parameter");
}

TEST_F(Api, projects_every_style) {
  const auto world = product.a_draft();
  const wire::Value balance = anyone.get(path_of("drafts", world.draft, "/balance")).json();
  EXPECT_EQ(balance.at("items").as_array().size(), 3U);
  EXPECT_EQ(balance.at_pointer("/items/0/teams/0/name").as_string(), "Team Ann");
}

TEST_F(Api, projects_other_sizes_and_windows_within_their_limits) {
  const auto world = product.a_draft();
  const auto ask = [&](std::string_view query) {
    return anyone.get(path_of("drafts", world.draft, "/balance?" + std::string(query)));
  };
  const auto captains_total = [&](std::string_view query) {
    return ask(query).json().at_pointer("/items/0/teams/0/total_mmr").as_int64();
  };
  EXPECT_GT(captains_total("team_size=3"), captains_total("team_size=2"));
  EXPECT_EQ(ask("team_size=11").code(), "validation_failed");
  EXPECT_EQ(ask("tie_window=-1").code(), "validation_failed");
  EXPECT_EQ(ask("tie_window=wide").code(), "malformed_parameter");
}

TEST_F(Api, lists_tournaments_newest_first_with_their_drafts) {
  const auto first = product.a_draft();
  const auto second = product.a_draft();
  const wire::Value list = anyone.get("/api/v1/tournaments").json();
  EXPECT_EQ(list.at_pointer("/items/0/id").as_int64(), second.tournament);
  EXPECT_EQ(list.at_pointer("/items/1/drafts/0/id").as_int64(), first.draft);
  const wire::Value detail = olga.get(path_of("tournaments", first.tournament)).json();
  EXPECT_TRUE(detail.at("is_staff").as_bool());
  EXPECT_EQ(detail.at("player_count").as_int64(), 6);
}

TEST_F(Api, deletes_a_tournament_unless_a_draft_of_it_runs) {
  const auto world = product.a_started_draft();
  const Answered refused = olga.remove(path_of("tournaments", world.tournament));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "tournament_has_active_draft");
  olga.remove(path_of("drafts", world.draft));
  EXPECT_EQ(olga.remove(path_of("tournaments", world.tournament)).status, 204);
  EXPECT_EQ(product.listener.deleted, std::vector<std::int64_t>{world.tournament});
  EXPECT_EQ(anyone.get(path_of("drafts", world.draft)).status, 404);
}

TEST_F(Api, lets_organisers_and_admins_make_tournaments) {
  EXPECT_EQ(anyone.post("/api/v1/tournaments", R"({"name":"x"})").status, 401);
  EXPECT_EQ(product.signed_in("Mika").post("/api/v1/tournaments", R"({"name":"x"})").status, 403);
  EXPECT_EQ(product.signed_in("Ada").post("/api/v1/tournaments", R"({"name":" x "})").json().at("name"), "x");
  EXPECT_EQ(product.signed_in("Otto").post("/api/v1/tournaments", R"({"name":"  "})").fields(),
            std::vector<std::string>{"name"});
}

TEST_F(Api, refuses_what_another_site_sends) {
  for (const auto& [name, value] :
       {std::pair("Origin", "https://elsewhere.example"), std::pair("Sec-Fetch-Site", "cross-site")}) {
    const Answered answer = olga.send("POST", "/api/v1/tournaments", R"({"name":"x"})",
                                      {{"Content-Type", "application/json"}, {name, value}});
    EXPECT_EQ(answer.code(), "cross_site") << name;
  }
  EXPECT_EQ(olga.send("GET", "/api/v1/session", "", {{"Origin", "https://elsewhere.example"}}).status, 200);
  EXPECT_EQ(olga.send("POST", "/api/v1/tournaments", R"({"name":"x"})",
                      {{"Content-Type", "application/json"},
                       {"Origin", "http://127.0.0.1:8080"},
                       {"Origin", "https://elsewhere.example"}})
                .status,
            403);
}

TEST_F(Api, tells_unknown_paths_from_other_methods) {
  EXPECT_EQ(anyone.get("/api/v1/nothing").code(), "not_found");
  EXPECT_EQ(anyone.get("/api").code(), "not_found");
  const Answered answer = anyone.send("PUT", "/api/v1/session");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.at("Allow"), "GET, HEAD, POST, DELETE, OPTIONS");
  EXPECT_EQ(anyone.send("OPTIONS", "/api/v1/session").status, 204);
  EXPECT_EQ(anyone.send("POST", "/healthz").status, 405);
  EXPECT_EQ(anyone.send("POST", "/").status, 405);
}

TEST_F(Api, says_whether_it_lives_and_can_serve) {
  EXPECT_EQ(anyone.get("/healthz").status, 200);
  EXPECT_EQ(anyone.get("/readyz").status, 200);
  EXPECT_EQ(anyone.get("/metrics").headers.at("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  product.handler.begin_drain();
  EXPECT_EQ(anyone.get("/healthz").status, 200);
  EXPECT_EQ(anyone.get("/readyz").status, 503);
}

TEST_F(Api, tells_from_memory_whether_it_can_serve) {
  http::Request request{"GET", "/readyz", {}, {}, "192.0.2.1", "test-1"};
  EXPECT_FALSE(product.handler.lane_of(request));  // also when no worker is free
}

TEST_F(Api, serves_its_own_description) {
  EXPECT_EQ(anyone.get("/api/v1/openapi.json").json().at("openapi").as_string(), "3.1.0");
}

TEST_F(Api, keeps_answers_out_of_caches) {
  EXPECT_EQ(olga.get("/api/v1/session").headers.at("Cache-Control"), "no-store");
  EXPECT_EQ(anyone.get("/api/v1/drafts/999").headers.at("Cache-Control"), "no-store");
}

TEST_F(Api, refuses_for_the_network_in_the_same_form) {
  const http::Response response = product.handler.refuse(413, "Too large.");
  EXPECT_EQ(response.status, 413);
  EXPECT_EQ(boost::json::parse(response.body).at("code").as_string(), "payload_too_large");
}

}  // namespace
}  // namespace draftwire::testing
