#include "server/account_messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace draftwire::server {
namespace {

using Action = AccountCommand::Action;
using ::testing::HasSubstr;

constexpr std::array kActions{Action::add,      Action::list,   Action::set_role,     Action::disable, Action::enable,
                              Action::sign_out, Action::remove, Action::set_password, Action::invite};

std::string with(std::string line, std::string_view field, std::string_view value) {
  const auto at = line.find(field);
  EXPECT_NE(at, std::string::npos) << field;
  return line.replace(at, field.size(), value);
}

std::string refusal_of(const std::string& line) {
  const auto order = order_from(line);
  EXPECT_FALSE(order.has_value());
  return order ? "" : order.error();
}

TEST(AccountMessages, every_order_is_read_as_it_was_written) {
  for (const Action action : kActions) {
    const AccountOrder order{action, "Søren \"S\"\n", app::Role::organiser, "$argon2id$v=19$x",
                             "https://draft.example"};
    const std::string line = to_line(order);
    EXPECT_EQ(std::ranges::count(line, '\n'), 1);
    const auto read = order_from(line);
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(read->action, order.action);
    EXPECT_EQ(read->name, order.name);
    EXPECT_EQ(read->role, order.role);
    EXPECT_EQ(read->password_hash, order.password_hash);
    EXPECT_EQ(read->origin, order.origin);
  }
}

TEST(AccountMessages, another_version_is_refused_before_anything_else) {
  EXPECT_THAT(refusal_of(R"({"version":"0.0.1","order":"in words of its own"})"), HasSubstr("this command is 0.0.1"));
}

TEST(AccountMessages, what_is_wrong_is_named) {
  const std::string line = to_line(AccountOrder{});
  EXPECT_THAT(refusal_of(with(line, R"("command":"list")", R"("command":"dance")")), HasSubstr("command: expected"));
  EXPECT_THAT(refusal_of(with(line, R"("role":"member")", R"("role":"king")")), HasSubstr("role: expected admin"));
  EXPECT_THAT(refusal_of(with(line, R"("name":"")", R"("name":null)")), HasSubstr("name"));
  EXPECT_THAT(refusal_of(with(line, R"("site":"")", R"("site":"","more":1)")), HasSubstr("more"));
  EXPECT_THAT(refusal_of("{"), HasSubstr("can't be read"));
  EXPECT_THAT(refusal_of(""), HasSubstr("can't be read"));
}

TEST(AccountMessages, an_answer_is_read_as_it_was_written) {
  EXPECT_EQ(answer_from(to_line(AccountAnswer("two\nlines\n"))), AccountAnswer("two\nlines\n"));
  EXPECT_EQ(answer_from(to_line(AccountAnswer(std::unexpected("no")))), AccountAnswer(std::unexpected("no")));
}

TEST(AccountMessages, an_answer_that_is_not_whole_does_not_say_that_it_was_done) {
  for (const std::string line : {"", "{\"output\":\"creat", "{}", "{\"output\":7}"}) {
    const auto answer = answer_from(line);
    ASSERT_FALSE(answer.has_value()) << line;
    EXPECT_THAT(answer.error(), HasSubstr("ended before it answered"));
  }
}

}  // namespace
}  // namespace draftwire::server
