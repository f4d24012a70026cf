#include <gtest/gtest.h>

#include <vector>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

const std::string kId = "80351110224678912";

// The roster has Ann 5000, Bo 4000, Cy 3000, Di 2900, Ed 2800 and Flo 2700.
class RosterImportApi : public ::testing::Test {
 protected:
  [[nodiscard]] std::string path(std::string_view rest) const {
    return path_of("tournaments", world.tournament, "/roster/" + std::string(rest));
  }
  Answered preview(std::string file, const std::string& query = {}) {
    return olga.send("POST", path("preview" + query), std::move(file), {{"Content-Type", "text/plain"}});
  }
  Answered import(std::string file, const std::string& query = {}) {
    return olga.send("POST", path("import" + query), std::move(file), {{"Content-Type", "text/plain"}});
  }
  std::string roster() { return olga.get(path_of("tournaments", world.tournament, "/players")).text; }

  Product product;
  Product::World world = product.a_draft();
  Browser olga = product.signed_in("Olga");
};

std::int64_t count(const Answered& answer, std::string_view status) {
  return answer.json().at("counts").at(status).as_int64();
}

std::vector<std::string> names(const Answered& answer) {
  std::vector<std::string> names;
  const wire::Value json = answer.json();
  for (const wire::Value& item : json.at("items").as_array()) names.emplace_back(item.at("name").as_string());
  return names;
}

TEST_F(RosterImportApi, previews_what_it_would_do_and_does_nothing) {
  const std::string before = roster();
  const Answered answer = preview("Player;Elo\nann;5.100\nGus;2600\nbo;4000\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("Cache-Control"), "private, no-store");
  EXPECT_EQ(answer.json().at("separator"), ";");
  EXPECT_EQ(count(answer, "update"), 1);
  EXPECT_EQ(count(answer, "new"), 1);
  EXPECT_EQ(count(answer, "same"), 1);
  EXPECT_EQ(answer.json().at_pointer("/rows/0/before/mmr").as_int64(), 5000);
  EXPECT_EQ(answer.json().at_pointer("/rows/0/player_id").as_int64(), world.players[0]);
  EXPECT_EQ(roster(), before);
}

TEST_F(RosterImportApi, inserts_and_updates_and_answers_the_people_of_the_file_in_its_order) {
  const Answered answer = import("name,mmr\nGus,2600\nAnn,5100\nBo,4000\n");
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(names(answer), (std::vector<std::string>{"Gus", "Ann", "Bo"}));
  EXPECT_EQ(count(answer, "new"), 1);
  EXPECT_EQ(answer.json().at_pointer("/items/1/mmr").as_int64(), 5100);
  EXPECT_EQ(answer.json().at_pointer("/items/1/id").as_int64(), world.players[0]);
}

TEST_F(RosterImportApi, changes_nothing_the_second_time) {
  const std::string file = "name,mmr,positions\nGus,2600,1;2\nAnn,5100,3\n";
  EXPECT_EQ(import(file).status, 201);
  const std::string after_the_first = roster();
  product.listener.changed.clear();
  const Answered second = import(file);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(count(second, "same"), 2);
  EXPECT_EQ(roster(), after_the_first);
  EXPECT_TRUE(product.listener.changed.empty());
}

TEST_F(RosterImportApi, finds_its_own_export_unchanged) {
  import("name,mmr,positions,discord_id\n=1+1,2600,=x;mid," + kId + "\n\"Lee, \"\"Ace\"\"\",7,,\n");
  const std::string before = roster();
  const Answered file = olga.get(path("export"));
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.headers.at("Content-Type"), "text/csv; charset=utf-8; header=present");
  EXPECT_EQ(file.headers.at("Content-Disposition"),
            "attachment; filename=\"cup-roster.csv\"; filename*=UTF-8''Cup%20roster.csv");
  const Answered again = import(file.text);
  EXPECT_EQ(count(again, "same"), 8);
  EXPECT_EQ(roster(), before);
}

TEST_F(RosterImportApi, shows_discord_ids_to_staff_alone) {
  import("name,mmr,discord_id\nGus,2600," + kId + "\n");
  EXPECT_NE(olga.get(path("export")).text.find(kId), std::string::npos);
  const Answered file = product.anyone().get(path("export"));
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.text.substr(0, file.text.find('\r')), "name,mmr,positions");
  EXPECT_EQ(file.text.find(kId), std::string::npos);
}

TEST_F(RosterImportApi, takes_the_csv_of_a_draft) {
  const Answered teams = olga.get(path_of("drafts", world.draft, "/export?format=csv"));
  const Answered answer = preview(teams.text);
  EXPECT_EQ(count(answer, "same"), 2);
  EXPECT_EQ(count(answer, "bad") + count(answer, "new") + count(answer, "update"), 0);
}

TEST_F(RosterImportApi, stops_at_what_a_person_must_answer_or_mend) {
  const std::string before = roster();
  for (const char* file :
       {"name,mmr\nGus,2600\nHal,x9\n", "name,mmr\nGus,2600\nHal,\n", "name,rank,rating,mmr,mmr\n", "name,mmr\n", ""}) {
    const Answered previewed = preview(file);
    const Answered answer = import(file);
    EXPECT_EQ(previewed.status, 200) << file;
    EXPECT_EQ(answer.status, 422) << file;
    EXPECT_EQ(answer.code(), "validation_failed") << file;
    EXPECT_EQ(answer.json().at("needs"), previewed.json().at("needs")) << file;
    EXPECT_FALSE(answer.fields().empty()) << file;
    EXPECT_EQ(roster(), before) << file;
  }
  const Answered answer = import("name,mmr\nGus,2600\nHal,x9\n");
  EXPECT_EQ(answer.json().at_pointer("/errors/0/line").as_int64(), 3);
  EXPECT_EQ(answer.json().at_pointer("/errors/0/field"), "mmr");
  EXPECT_EQ(answer.json().at("rows").as_array().size(), 1U);
  EXPECT_EQ(answer.json().at_pointer("/rows/0/status"), "bad");
}

TEST_F(RosterImportApi, follows_the_options) {
  EXPECT_EQ(names(import("name,mmr\nGus,2600\nHal,\n", "?leave_out=3")), std::vector<std::string>{"Gus"});
  EXPECT_EQ(import("name,mmr\nIda,?\n", "?unrated_mmr=3000").json().at_pointer("/items/0/mmr").as_int64(), 3000);
  EXPECT_EQ(count(import("name,mmr\nAnn,1\n", "?on_existing=skip"), "same"), 1);
  EXPECT_EQ(count(import("name,mmr\nAnn,1\n", "?on_existing=add"), "new"), 1);
  EXPECT_EQ(names(import("a,b,c\nx,Kit,9\n", "?header_line=0&columns=name:1,mmr:2&leave_out=1")),
            std::vector<std::string>{"Kit"});
}

TEST_F(RosterImportApi, names_an_option_that_can_not_be) {
  for (const std::string action : {"preview", "import"}) {
    for (const auto& [query, name] :
         std::vector<std::pair<std::string, std::string>>{{"separator=x", "separator"},
                                                          {"encoding=klingon", "encoding"},
                                                          {"columns=name:0", "columns"},
                                                          {"colums=name:0", "colums"},
                                                          {"leave_out=1&leave_out=2", "leave_out"},
                                                          {"persons=2:999999", "persons"}}) {
      const Answered answer =
          olga.send("POST", path(action + "?" + query), "name,mmr\nAnn,1\n", {{"Content-Type", "text/csv"}});
      EXPECT_EQ(answer.status, 400) << query;
      EXPECT_EQ(answer.code(), "malformed_parameter") << query;
      EXPECT_EQ(answer.fields(), std::vector<std::string>{name}) << query;
    }
  }
  EXPECT_EQ(preview("name,mmr\nAnn,1\n", "?separator=%").code(), "malformed_parameter");
}

TEST_F(RosterImportApi, says_of_what_is_no_text_what_it_is) {
  for (const std::string action : {"preview", "import"}) {
    const Answered answer =
        olga.send("POST", path(action), "PK\x03\x04xl/workbook.xml", {{"Content-Type", "application/octet-stream"}});
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.code(), "unreadable_file");
  }
}

TEST_F(RosterImportApi, takes_text_of_any_kind_and_bytes) {
  const auto type_status = [&](std::vector<std::pair<std::string, std::string>> headers) {
    return olga.send("POST", path("preview"), "name,mmr\nAnn,1\n", std::move(headers)).status;
  };
  for (const char* type : {"text/csv", "text/plain;charset=UTF-8", "TEXT/tab-separated-values",
                           "text/csv; charset=windows-1252", "application/octet-stream"}) {
    EXPECT_EQ(type_status({{"Content-Type", type}}), 200) << type;
  }
  for (const char* type : {"application/json", "multipart/form-data; boundary=x", "text", "image/png", ""}) {
    EXPECT_EQ(type_status({{"Content-Type", type}}), 415) << type;
  }
  EXPECT_EQ(type_status({}), 415);
  EXPECT_EQ(type_status({{"Content-Type", "text/csv"}, {"Content-Encoding", "gzip"}}), 415);
}

TEST_F(RosterImportApi, has_at_most_1_MiB_and_5000_people) {
  std::string file = "name,mmr\n";
  for (int i = 0; i < 5001; ++i) file += "P" + std::to_string(i) + ",1\n";
  EXPECT_EQ(preview(file).status, 413);
  EXPECT_EQ(import(file).status, 413);
  EXPECT_EQ(preview(std::string((std::size_t{1} << 20U) + 1, 'x')).status, 413);
  file.erase(file.find("P5000"));
  EXPECT_EQ(names(import(file)).size(), 5000U);
}

TEST_F(RosterImportApi, is_for_staff_alone) {
  for (const std::string action : {"preview", "import"}) {
    EXPECT_EQ(product.anyone().send("POST", path(action), "x", {{"Content-Type", "image/png"}}).status, 401);
    EXPECT_EQ(product.signed_in("Mika").send("POST", path(action), "x", {{"Content-Type", "image/png"}}).status, 403);
  }
}

TEST_F(RosterImportApi, tells_pending_drafts) {
  product.listener.changed.clear();
  import("name,mmr\nGus,2600\nAnn,5100\n");
  EXPECT_EQ(product.listener.changed, std::vector<std::int64_t>{world.draft});
}

TEST_F(RosterImportApi, links_accounts_by_discord_id) {
  product.store->write(
      [](app::WriteTransaction& tx) { tx.accounts().set_discord(tx.accounts().credentials("Mika")->account.id, kId); });
  const Answered added = import("name,mmr,discord_id\nGus,2600," + kId + "\n");
  EXPECT_TRUE(added.json().at_pointer("/items/0/account_id").is_int64());
  const std::string is_gus = "?persons=2:" + std::to_string(added.json().at_pointer("/items/0/id").as_int64());
  const Answered moved = import("name,mmr,discord_id\nGus,2600,80351110224678913\n", is_gus);
  EXPECT_TRUE(moved.json().at_pointer("/items/0/account_id").is_null());
  const Answered back = import("name,mmr,discord_id\nGus,2600," + kId + "\n", is_gus);
  EXPECT_TRUE(back.json().at_pointer("/items/0/account_id").is_int64());
}

TEST_F(RosterImportApi, leaves_who_is_in_an_active_draft_as_they_are) {
  olga.post(path_of("drafts", world.draft, "/start"), "");
  const std::string before = roster();
  const Answered previewed = preview("name,mmr\nAnn,5100\nBo,4000\nGus,1\n");
  EXPECT_EQ(count(previewed, "bad"), 1);
  EXPECT_EQ(previewed.json().at_pointer("/rows/0/errors/0/code"), "player_in_draft");
  EXPECT_EQ(import("name,mmr\nAnn,5100\nGus,1\n").status, 422);
  EXPECT_EQ(roster(), before);
  EXPECT_EQ(import("name,mmr\nAnn,5100\nGus,1\n", "?leave_out=2").status, 201);
  EXPECT_EQ(import("name,mmr,discord_id\nAnn,5000," + kId + "\n").status, 201);
}

TEST_F(RosterImportApi, writes_who_imported_how_many_into_the_audit_log) {
  import("name,mmr\nGus,2600\nHal,1\nAnn,5100\n");
  const wire::Value entry = product.signed_in("Ada").get("/api/v1/audit?limit=2").json();
  EXPECT_EQ(entry.at_pointer("/items/1/action"), "roster_imported");
  EXPECT_EQ(entry.at_pointer("/items/1/subject"), "Cup");
  EXPECT_EQ(entry.at_pointer("/items/1/detail"), "2 new, 1 updated");
}

TEST(RosterImportQuota, refuses_an_import_whole) {
  http::HandlerOptions options;
  options.quotas.players = 7;
  Product product(options);
  const auto world = product.a_draft();
  Browser olga = product.signed_in("Olga");
  const auto import = [&](std::string file) {
    return olga.send("POST", path_of("tournaments", world.tournament, "/roster/import"), std::move(file),
                     {{"Content-Type", "text/csv"}});
  };
  EXPECT_EQ(import("name,mmr\nGus,1\nHal,2\n").code(), "too_many_players");
  EXPECT_EQ(import("name,mmr\nGus,1\nAnn,2\n").status, 201);
}

}  // namespace
}  // namespace draftwire::testing
