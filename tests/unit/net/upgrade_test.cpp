#include "net/upgrade.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace draftwire::net {
namespace {

std::expected<http::OriginTrust, UpgradeRefusal> trust_in(const http::Request& handshake) {
  const std::string own = "http://" + std::string(handshake.host());
  const std::size_t origins = handshake.header_count("Origin");
  if (origins == 0 || (origins == 1 && handshake.header("Origin") == own)) return http::OriginTrust::own;
  if (handshake.header("Origin") == "http://friend.example") return http::OriginTrust::as_anonymous;
  return std::unexpected(UpgradeRefusal{403, "foreign"});
}

// A handshake that is right.
http::Request a_handshake(std::string target = "/ws/draft/7/") {
  http::Request request;
  request.method = "GET";
  request.target = std::move(target);
  request.headers = {{"Host", "draft.example"},
                     {"Upgrade", "websocket"},
                     {"Connection", "Upgrade"},
                     {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                     {"Sec-WebSocket-Version", "13"}};
  return request;
}

http::Request with(http::Request request, const std::string& name, const std::string& value) {
  std::erase_if(request.headers, [&](const auto& header) { return header.first == name; });
  request.headers.emplace_back(name, value);
  return request;
}

http::Request without(http::Request request, const std::string& name) {
  std::erase_if(request.headers, [&](const auto& header) { return header.first == name; });
  return request;
}

auto asked_by(const http::Request& request, bool is_http_1_1 = true) {
  const OriginRule rule = trust_in;
  return upgrade_in(request, is_http_1_1, {rule, true});
}

int status_of(const http::Request& request, bool is_http_1_1 = true) {
  const auto asked = asked_by(request, is_http_1_1);
  if (!asked) return 0;
  return asked->has_value() ? 101 : asked->error().status;
}

std::string header_of(const http::Request& request, std::string_view name) {
  const auto asked = asked_by(request);
  for (const auto& [known, value] : asked->error().headers) {
    if (known == name) return value;
  }
  return "";
}

TEST(Upgrade, answers_the_key_of_the_rfc_as_the_rfc_says) {  // RFC 6455 §1.3
  const auto asked = asked_by(a_handshake());
  ASSERT_TRUE(asked && *asked);
  EXPECT_EQ((*asked)->accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(Upgrade, finds_the_channel_with_and_without_the_last_slash) {
  for (const std::string path : {"/ws/draft/7", "/ws/draft/7/", "/ws/draft/7/?x=1", "/ws/draft/7?x=1"}) {
    const auto asked = asked_by(a_handshake(path));
    ASSERT_TRUE(asked && *asked) << path;
    EXPECT_EQ((*asked)->channel, app::Channel::of(domain::DraftId{7}));
  }
  const auto tournament = asked_by(a_handshake("/ws/tournament/12/"));
  ASSERT_TRUE(tournament && *tournament);
  EXPECT_EQ((*tournament)->channel, app::Channel::of(domain::TournamentId{12}));
}

TEST(Upgrade, takes_an_id_beyond_all_numbers_for_one_that_nobody_has) {
  EXPECT_EQ(status_of(a_handshake("/ws/draft/99999999999999999999999/")), 101);
  EXPECT_EQ(status_of(a_handshake("/ws/draft/0")), 101);
}

TEST(Upgrade, finds_the_channel_however_its_target_is_written) {  // RFC 9112 §3.2.2
  for (const std::string target : {"/ws/draft/%37/", "/%77s/dr%61ft/7", "http://draft.example/ws/draft/7/?x=1",
                                   "HTTP://draft.example/ws/draft/7", "http://other.example/%77s/draft/7"}) {
    const auto asked = asked_by(a_handshake(target));
    ASSERT_TRUE(asked && *asked) << target;
    EXPECT_EQ((*asked)->channel, app::Channel::of(domain::DraftId{7})) << target;
  }
}

TEST(Upgrade, is_asked_of_the_host_that_an_absolute_target_names) {  // RFC 9112 §3.2.2
  const auto status = [](const std::string& origin) {
    return status_of(with(a_handshake("http://other.example/ws/draft/7/"), "Origin", origin));
  };
  EXPECT_EQ(status("http://other.example"), 101);
  EXPECT_EQ(status("http://draft.example"), 403);  // what Host says
}

TEST(Upgrade, answers_404_at_any_other_path) {
  for (const std::string path : {"/", "/ws", "/ws%2Fdraft%2F7", "/ws/draft/7%2F", "/ws/draft/%zz", "/ws/draft/7/%00",
                                 "/ws/", "/ws/draft/", "/ws/draft//", "/ws/draft/x", "/ws/draft/-1", "/ws/draft/7/x",
                                 "/ws/draft/7//", "/ws/drafts/7", "/api/v1/drafts/7", "/WS/draft/7"}) {
    EXPECT_EQ(status_of(a_handshake(path)), 404) << path;
  }
}

TEST(Upgrade, leaves_ordinary_requests_alone) {
  http::Request request = without(a_handshake("/api/v1/drafts"), "Upgrade");
  EXPECT_EQ(status_of(request), 0);
  EXPECT_EQ(status_of(with(a_handshake("/api/v1/drafts"), "Upgrade", "h2c")), 0);
}

TEST(Upgrade, reads_tokens_in_any_case_and_among_others) {
  EXPECT_EQ(status_of(with(a_handshake(), "Upgrade", "WebSocket")), 101);
  EXPECT_EQ(status_of(with(a_handshake(), "Upgrade", "h2c, websocket")), 101);
  EXPECT_EQ(status_of(with(a_handshake(), "Connection", "keep-alive, upgrade")), 101);
}

TEST(Upgrade, refuses_a_handshake_that_is_wrong_and_says_which_version_is_right) {
  const auto is_refused = [](const http::Request& request, int status) {
    EXPECT_EQ(status_of(request), status);
    EXPECT_EQ(header_of(request, "Sec-WebSocket-Version"), "13");
  };
  is_refused(without(a_handshake(), "Upgrade"), 426);
  is_refused(with(a_handshake(), "Upgrade", "h2c"), 426);
  is_refused(without(a_handshake(), "Connection"), 400);
  is_refused(with(a_handshake(), "Connection", "close"), 400);
  is_refused(without(a_handshake(), "Sec-WebSocket-Version"), 426);
  is_refused(with(a_handshake(), "Sec-WebSocket-Version", "8"), 426);
  is_refused(with(a_handshake(), "Sec-WebSocket-Version", "14"), 426);
  is_refused(without(a_handshake(), "Sec-WebSocket-Key"), 400);
  is_refused(with(a_handshake(), "Sec-WebSocket-Key", ""), 400);
  is_refused(with(a_handshake(), "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25j"), 400);
  is_refused(with(a_handshake(), "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ!="), 400);
  http::Request post = a_handshake();
  post.method = "POST";
  is_refused(post, 405);
  EXPECT_EQ(header_of(post, "Allow"), "GET");
  http::Request two_keys = a_handshake();
  two_keys.headers.emplace_back("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  is_refused(two_keys, 400);
}

TEST(Upgrade, needs_http_1_1) {
  EXPECT_EQ(status_of(a_handshake(), false), 400);
}

TEST(Upgrade, says_what_to_ask_for_to_who_asks_plainly) {
  EXPECT_EQ(header_of(without(a_handshake(), "Upgrade"), "Upgrade"), "websocket");
}

TEST(Upgrade, refuses_an_origin_that_the_rule_does_not_know) {
  EXPECT_EQ(status_of(with(a_handshake(), "Origin", "http://draft.example")), 101);
  EXPECT_EQ(status_of(with(a_handshake(), "Origin", "http://evil.example")), 403);
  EXPECT_EQ(status_of(with(a_handshake(), "Origin", "null")), 403);
  EXPECT_EQ(status_of(with(a_handshake(), "Origin", "")), 403);
  http::Request two = with(a_handshake(), "Origin", "http://draft.example");
  two.headers.emplace_back("Origin", "http://draft.example");
  EXPECT_EQ(status_of(two), 403);
}

TEST(Upgrade, tells_a_page_that_asks_by_another_method_whether_its_origin_is_why) {
  http::Request post = without(with(a_handshake(), "Origin", "http://evil.example"), "Upgrade");
  post.method = "POST";
  EXPECT_EQ(status_of(post), 403);
  EXPECT_EQ(status_of(with(post, "Origin", "http://draft.example")), 405);
}

TEST(Upgrade, takes_no_cookies_along_from_another_origin_that_may_watch) {
  const http::Request request = with(a_handshake(), "Cookie", "draftwire_session=secret");
  const auto cookies_from = [&](const std::string& origin) {
    return (*asked_by(with(request, "Origin", origin)))->cookies;
  };
  EXPECT_EQ((*asked_by(request))->cookies, "draftwire_session=secret");
  EXPECT_EQ(cookies_from("http://draft.example"), "draftwire_session=secret");
  EXPECT_EQ(cookies_from("http://friend.example"), "");
}

// --- permessage-deflate

std::string extensions_of(const http::Request& request, bool may_deflate = true) {
  const OriginRule rule = trust_in;
  const auto asked = upgrade_in(request, true, {rule, may_deflate});
  return asked && *asked ? (*asked)->extensions.value_or("none") : "refused";
}

const std::string kExtensionsHeader = "Sec-WebSocket-Extensions";

TEST(Upgrade, agrees_to_an_offer_and_never_speaks_of_what_was_not_offered) {
  EXPECT_EQ(extensions_of(a_handshake()), "none");
  EXPECT_EQ(extensions_of(with(a_handshake(), kExtensionsHeader, "permessage-deflate; client_max_window_bits")),
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover");
}

TEST(Upgrade, goes_on_without_an_offer_that_it_declines) {
  EXPECT_EQ(extensions_of(with(a_handshake(), kExtensionsHeader, "permessage-deflate; unheard_of")), "none");
  EXPECT_EQ(status_of(with(a_handshake(), kExtensionsHeader, "permessage-deflate; unheard_of")), 101);
}

TEST(Upgrade, takes_several_extension_lines_for_one_list) {
  http::Request request = with(a_handshake(), kExtensionsHeader, "x-other");
  request.headers.emplace_back("sec-websocket-extensions", "permessage-deflate");
  EXPECT_TRUE(extensions_of(request).starts_with("permessage-deflate"));
}

TEST(Upgrade, fails_with_extensions_that_are_malformed) {  // RFC 6455 §9.1
  EXPECT_EQ(status_of(with(a_handshake(), kExtensionsHeader, "permessage-deflate; =")), 400);
  EXPECT_EQ(status_of(with(a_handshake(), kExtensionsHeader, "")), 400);
}

TEST(Upgrade, agrees_to_nothing_when_it_may_not) {
  EXPECT_EQ(extensions_of(with(a_handshake(), kExtensionsHeader, "permessage-deflate"), false), "none");
  EXPECT_EQ(extensions_of(with(a_handshake(), kExtensionsHeader, ";"), false), "refused");
}

TEST(Upgrade, reads_where_to_resume) {
  const auto asked = asked_by(a_handshake("/ws/draft/7/?after=41&epoch=a%2Db%20c"));
  ASSERT_TRUE(asked && *asked && (*asked)->resume);
  EXPECT_EQ((*asked)->resume->after, 41);
  EXPECT_EQ((*asked)->resume->epoch, "a-b c");
}

TEST(Upgrade, resumes_nothing_without_both_a_cursor_and_an_epoch) {
  for (const std::string query : {"", "?", "?after=3", "?epoch=e", "?something=else", "?&&"}) {
    const auto asked = asked_by(a_handshake("/ws/draft/7/" + query));
    ASSERT_TRUE(asked && *asked) << query;
    EXPECT_FALSE((*asked)->resume) << query;
  }
}

TEST(Upgrade, takes_a_cursor_beyond_all_numbers_for_one_that_no_log_reached) {
  const auto asked = asked_by(a_handshake("/ws/draft/7/?after=99999999999999999999&epoch=e"));
  ASSERT_TRUE(asked && *asked && (*asked)->resume);
  EXPECT_EQ((*asked)->resume->after, INT64_MAX);
}

TEST(Upgrade, refuses_a_cursor_that_is_no_number) {
  for (const std::string query :
       {"after=", "after=x&epoch=e", "after=-1&epoch=e", "after=1.5&epoch=e", "after=+1", "after=1&after=2&epoch=e",
        "after=1&epoch=a&epoch=b", "after=1&epoch=%zz", "after=%3", "after"}) {
    EXPECT_EQ(status_of(a_handshake("/ws/draft/7/?" + query)), 400) << query;
  }
  EXPECT_EQ(status_of(a_handshake("/ws/draft/7/?after=1&epoch=" + std::string(200, 'e'))), 400);
}

}  // namespace
}  // namespace draftwire::net
