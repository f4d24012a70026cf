#include "http/problem_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "wire/json.hpp"

namespace draftwire::http {
namespace {

wire::Value openapi() {
  std::ifstream stream(DRAFTWIRE_SOURCE_DIR "/api/openapi.json", std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return boost::json::parse(text.str());
}

std::vector<wire::ProblemCode> all_codes() {
  std::vector<wire::ProblemCode> codes;
  for (int i = 0; i <= static_cast<int>(wire::ProblemCode::internal); ++i) {
    codes.push_back(static_cast<wire::ProblemCode>(i));
  }
  return codes;
}

std::string header(const Response& response, std::string_view name) {
  const auto found = std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
  return found == response.headers.end() ? "" : found->second;
}

TEST(ProblemTable, has_the_codes_of_the_schema_and_no_other) {
  std::set<std::string> ours;
  for (const wire::ProblemCode code : all_codes()) ours.emplace(problem_kind(code).code);
  std::set<std::string> schemas;
  const wire::Value schema = openapi();
  for (const wire::Value& code : schema.at_pointer("/components/schemas/ProblemCode/enum").as_array()) {
    schemas.emplace(code.as_string());
  }
  EXPECT_EQ(ours, schemas);
  EXPECT_EQ(ours.size(), all_codes().size());
}

TEST(ProblemTable, has_an_error_status_and_a_title_for_every_code) {
  for (const wire::ProblemCode code : all_codes()) {
    const ProblemKind kind = problem_kind(code);
    EXPECT_GE(kind.status, 400) << kind.code;
    EXPECT_LT(kind.status, 600) << kind.code;
    EXPECT_FALSE(kind.title.empty()) << kind.code;
  }
}

TEST(ProblemResponse, says_all_that_is_known) {
  const Response response = problem_response({wire::ProblemCode::validation_failed,
                                              "Two things.",
                                              {{"name", "is required", std::nullopt}, {"mmr", "line 3: x", 3}},
                                              std::nullopt,
                                              std::nullopt});
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(header(response, "Content-Type"), "application/problem+json");
  EXPECT_EQ(boost::json::parse(response.body),
            boost::json::parse(R"({"type":"urn:draftwire:problem:validation_failed","title":"The request breaks a rule",
              "status":422,"detail":"Two things.","code":"validation_failed",
              "errors":[{"field":"name","message":"is required"},{"field":"mmr","message":"line 3: x","line":3}]})"));
}

TEST(ProblemResponse, says_the_head_of_a_draft_in_conflict) {
  const Response response = problem_response({wire::ProblemCode::round_not_current, "Over.", {}, 7});
  EXPECT_EQ(boost::json::parse(response.body).at("seq").as_int64(), 7);
}

TEST(ProblemResponse, always_says_when_to_come_back) {
  EXPECT_EQ(header(problem_response({wire::ProblemCode::too_many_requests, "", {}, std::nullopt, 30}), "Retry-After"),
            "30");
  EXPECT_EQ(header(problem_response({wire::ProblemCode::unavailable, ""}), "Retry-After"), "1");
  EXPECT_EQ(header(problem_response({wire::ProblemCode::not_found, ""}), "Retry-After"), "");
}

TEST(ProblemResponse, always_has_a_detail) {
  EXPECT_NE(boost::json::parse(problem_response({wire::ProblemCode::forbidden, ""}).body).at("detail").as_string(), "");
}

TEST(ProblemCodeOf, fits_what_goes_wrong_before_a_handler) {
  for (const auto& [status, code] : {std::pair(400, "malformed_parameter"), std::pair(408, "malformed_parameter"),
                                     std::pair(413, "payload_too_large"), std::pair(431, "payload_too_large"),
                                     std::pair(500, "internal"), std::pair(503, "unavailable")}) {
    EXPECT_EQ(problem_kind(problem_code_of(status)).code, code) << status;
  }
}

}  // namespace
}  // namespace draftwire::http
