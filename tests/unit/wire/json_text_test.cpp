#include "wire/json_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "wire/json.hpp"

namespace draftwire::testing {
namespace {

std::string text_of(std::string_view text) {
  std::string out;
  wire::append_text(out, text);
  return out;
}

TEST(JsonText, escapes_as_the_rest_of_the_product_does) {
  std::vector<std::string> texts{"", "plain", "Zoë 李", "\"quoted\"", "back\\slash", "line\nend\r\t\b\f", "</script>"};
  for (int c = 0; c < 0x80; ++c) texts.emplace_back(3, static_cast<char>(c));
  for (const std::string& text : texts) EXPECT_EQ(text_of(text), boost::json::serialize(wire::Value(text)));
}

TEST(JsonText, writes_what_a_field_holds) {
  std::string out;
  wire::ObjectText(out)
      .add("number", -7)
      .add("large", std::int64_t{9'007'199'254'740'993})
      .add("truth", true)
      .add("nothing", nullptr)
      .add("unknown", std::optional<int>())
      .add("known", std::optional<int>(3))
      .add("text", std::string("a\"b"))
      .add("list", [](std::string& list) {
        wire::append_list(list, std::vector{1, 2},
                          [](std::string& item, int number) { wire::append_number(item, number); });
      });
  EXPECT_EQ(out, R"({"number":-7,"large":9007199254740993,"truth":true,"nothing":null,"unknown":null,"known":3,)"
                 R"("text":"a\"b","list":[1,2]})");
}

TEST(JsonText, writes_what_is_empty) {
  std::string out;
  {
    const wire::ObjectText empty(out);
  }
  wire::append_list(out, std::vector<int>(), [](std::string&, int) {});
  EXPECT_EQ(out, "{}[]");
}

}  // namespace
}  // namespace draftwire::testing
