#include "storage/postgres/libpq_words.hpp"

#include <gtest/gtest.h>

#include "app/store.hpp"

namespace draftwire::storage {
namespace {

bool is_readable(const std::string& url) {
  try {
    require_readable(url);
    return true;
  } catch (const app::StoreError& error) {
    const std::string_view words = error.what();
    EXPECT_EQ(words.find("hush"), std::string_view::npos) << words;
    EXPECT_EQ(words.find('\n'), std::string_view::npos) << words;
    return false;
  }
}

TEST(LibpqWords, every_address_that_was_tried_is_in_one_line) {
  EXPECT_EQ(in_one_line("connection to server at \"a\", port 1 failed: Connection refused\n"
                        "\tIs the server running on that host and accepting TCP/IP connections?\n"
                        "connection to server at \"b\", port 2 failed: FATAL:  the database system is starting up\n"),
            "connection to server at \"a\", port 1 failed: Connection refused (Is the server running on that host and "
            "accepting TCP/IP connections?); connection to server at \"b\", port 2 failed: the database system is "
            "starting up");
}

TEST(LibpqWords, one_line_stays_as_it_is) {
  EXPECT_EQ(in_one_line("no connection to the server\n"), "no connection to the server");
  EXPECT_EQ(in_one_line("ERROR:  deadlock detected"), "deadlock detected");
  EXPECT_EQ(in_one_line(""), "");
}

TEST(LibpqWords, a_url_that_libpq_understands_is_readable) {
  for (const std::string url :
       {"postgresql:///league", "postgresql://kay:hush@db.example:5432/league",
        "postgres://kay:hu%40sh@[::1]:5432/league", "postgresql://one:1,two:2/league?target_session_attrs=any",
        "postgresql:///league?host=/run/postgresql&port=6432",
        "postgresql://kay@db.example/league?application_name=a@b"}) {
    EXPECT_TRUE(is_readable(url)) << url;
  }
}

TEST(LibpqWords, a_url_with_a_password_in_the_wrong_place_is_not_and_is_not_shown) {
  for (const std::string url :
       {"postgresql://kay:hush/x@db.example/league", "postgresql://kay:x@hush@db.example/league",
        "postgresql://kay:hush%zz@db.example/league", "postgresql://kay:hush@db.example:hush/league",
        "postgresql://kay:12/hush@db.example/league", "postgresql://kay:hush@db.example/league?hush=1",
        "postgresql://[hush/league"}) {
    EXPECT_FALSE(is_readable(url)) << url;
  }
}

}  // namespace
}  // namespace draftwire::storage
