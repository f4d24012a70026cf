#include "http/pages.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "unit/http/product.hpp"

namespace draftwire::http {
namespace {

TEST(Pages, are_at_the_paths_of_the_product) {
  for (const char* path : {"/", "/sign-in", "/account", "/accounts", "/tournaments/1", "/drafts/77", "/seat/abc_-",
                           "/invite/abc_-", "/watch/abc_-"}) {
    EXPECT_TRUE(is_page(path)) << path;
  }
  for (const char* path : {"/drafts", "/drafts/", "/drafts/x", "/drafts/0", "/drafts/1/2", "/seat/", "/nothing",
                           "/sign-in/", "/%", "/drafts/99999999999999999999"}) {
    EXPECT_FALSE(is_page(path)) << path;
  }
}

TEST(AcceptEncoding, is_taken_at_its_word) {
  EXPECT_TRUE(accepts_encoding("gzip, deflate, br", "br"));
  EXPECT_TRUE(accepts_encoding("br;q=0.5", "br"));
  EXPECT_FALSE(accepts_encoding("br;q=0, gzip", "br"));
  EXPECT_FALSE(accepts_encoding("brr", "br"));
  EXPECT_FALSE(accepts_encoding("", "br"));
}

class FolderOfPages : public ::testing::Test {
 protected:
  FolderOfPages() {
    std::string name = (std::filesystem::temp_directory_path() / "draftwire-pages-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    folder = name;
    std::filesystem::create_directories(folder / "ui/assets");
    write("ui/index.html", "<p>the pages");
    write("ui/assets/app-1a2b.js", "run()");
    write("ui/.hidden", "hidden");
    write("secret", "secret");
    pages.emplace((folder / "ui").string());
  }
  ~FolderOfPages() override { std::filesystem::remove_all(folder); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }

  std::optional<Response> get(std::string_view path, std::vector<std::pair<std::string, std::string>> headers = {}) {
    return pages->get(Request{"GET", path, std::move(headers), {}, {}, {}});
  }
  static std::string header(const Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers) {
      if (known == name) return value;
    }
    return {};
  }

  std::filesystem::path folder;
  std::optional<Pages> pages;
};

TEST_F(FolderOfPages, is_one_html_file_for_every_page_that_is_never_kept) {
  for (const char* path : {"/", "/drafts/1", "/seat/token"}) {
    const auto response = get(path);
    ASSERT_TRUE(response) << path;
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->body, "<p>the pages");
    EXPECT_EQ(header(*response, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(header(*response, "Cache-Control"), "no-cache");
  }
}

TEST_F(FolderOfPages, has_files_with_hashed_names_that_may_be_kept_for_ever) {
  const auto response = get("/assets/app-1a2b.js");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "run()");
  EXPECT_EQ(header(*response, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(header(*response, "Cache-Control"), "public, max-age=31536000, immutable");
}

TEST_F(FolderOfPages, is_not_sent_again_to_who_has_it) {
  const std::string etag = header(*get("/"), "ETag");
  const auto again = get("/", {{"If-None-Match", etag}});
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->body, "");
  EXPECT_EQ(header(*again, "ETag"), etag);
}

TEST_F(FolderOfPages, says_404_in_html_to_browsers_and_nothing_to_others) {
  EXPECT_EQ(get("/nothing", {{"Accept", "text/html,*/*"}})->status, 404);
  EXPECT_FALSE(get("/nothing", {{"Accept", "application/json"}}));
  EXPECT_FALSE(get("/assets/missing.js", {{"Accept", "*/*"}}));
}

TEST_F(FolderOfPages, lets_nobody_out_of_the_folder) {
  for (const char* path : {"/../secret", "/assets/../../secret", "/%2e%2e/secret", "/..%2fsecret", "/.hidden",
                           "/assets", "/assets/", "//secret", "/assets%2Fapp-1a2b.js", "//assets/app-1a2b.js"}) {
    EXPECT_FALSE(get(path)) << path;
  }
}

TEST(EmbeddedPages, are_answered_from_memory_with_the_headers_that_protect_them) {
  testing::Product product;
  EXPECT_EQ(product.handler.lane_of(Request{"GET", "/drafts/1", {}, {}, {}, {}}), std::nullopt);
  EXPECT_EQ(product.handler.lane_of(Request{"GET", "/readyz", {}, {}, {}, {}}), std::nullopt);
  for (const char* target : {"/api/v1/session", "/%61pi/v1/session", "http://draft.example/api/v1/session",
                             "http://draft.example/metrics", "/%6detrics"}) {
    EXPECT_EQ(product.handler.lane_of(Request{"GET", target, {}, {}, {}, {}}), Lane::read) << target;
  }
  const auto answer = product.anyone().get("/");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(answer.headers.at("X-Content-Type-Options"), "nosniff");
  const std::string& policy = answer.headers.at("Content-Security-Policy");
  EXPECT_NE(policy.find("script-src 'self';"), std::string::npos);
  EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe-eval"), std::string::npos);
}

}  // namespace
}  // namespace draftwire::http
