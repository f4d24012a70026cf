#include "wire/field_reader.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace draftwire::wire {
namespace {

// `field: message` of everything that `read` found wrong.
template <class Read>
std::vector<std::string> errors_of(std::string_view text, Read read) {
  const auto object = parse_object(text);
  std::vector<FieldError> errors;
  FieldReader fields(object.value(), errors);
  read(fields);
  fields.refuse_unknown();
  std::vector<std::string> lines;
  for (const FieldError& error : errors) lines.push_back(error.field + ": " + error.message);
  return lines;
}

using Lines = std::vector<std::string>;

TEST(FieldReader, reads_what_is_there) {
  EXPECT_EQ(errors_of(R"({"n":5,"t":"Zoë","l":["a","b"],"i":[3,1],"o":[{"n":1},{"n":2}]})",
                      [](FieldReader& fields) {
                        EXPECT_EQ(fields.integer("n", {0, 10}), 5);
                        EXPECT_EQ(fields.text("t", of_length(3, 3)), "Zoë");
                        EXPECT_EQ(fields.optional_texts("l", 2, of_length(1, 1)), (Lines{"a", "b"}));
                        EXPECT_EQ(fields.optional_integers("i", 2, {1, 9}), (std::vector<std::int64_t>{3, 1}));
                        EXPECT_EQ(fields.optional_integers("absent", 2, {1, 9}), std::nullopt);
                        std::int64_t sum = 0;
                        fields.objects("o", 1, 2, [&](FieldReader& item) { sum += item.integer("n", {0, 10}); });
                        EXPECT_EQ(sum, 3);
                        EXPECT_EQ(fields.optional_integer("absent", {0, 10}), std::nullopt);
                        EXPECT_EQ(fields.optional_text("absent", of_length(0, 9)), std::nullopt);
                      }),
            Lines());
}

struct Case {
  std::string_view value;
  std::string_view message;
};

TEST(FieldReader, takes_nothing_but_whole_numbers_in_range) {
  for (const Case& line : {Case{"\"5\"", "expected an integer, not a string"},
                           {"5.0", "expected an integer, not a number with a fraction or an exponent"},
                           {"5e0", "expected an integer, not a number with a fraction or an exponent"},
                           {"null", "expected an integer, not null"},
                           {"true", "expected an integer, not a boolean"},
                           {"[5]", "expected an integer, not a list"},
                           {"{}", "expected an integer, not an object"},
                           {"-1", "must be 0 to 10, not -1"},
                           {"11", "must be 0 to 10, not 11"},
                           {"9223372036854775808", "must be 0 to 10"},
                           {"99999999999999999999999", "must be 0 to 10"}}) {
    const auto lines = errors_of("{\"n\":" + std::string(line.value) + "}",
                                 [](FieldReader& fields) { static_cast<void>(fields.integer("n", {0, 10})); });
    EXPECT_EQ(lines, Lines{"n: " + std::string(line.message)}) << line.value;
  }
}

TEST(FieldReader, takes_nothing_but_true_and_false_for_a_boolean) {
  const auto read = [](FieldReader& fields) {
    EXPECT_EQ(fields.optional_boolean("yes"), true);
    EXPECT_EQ(fields.optional_boolean("no"), false);
    EXPECT_EQ(fields.optional_boolean("absent"), std::nullopt);
    static_cast<void>(fields.optional_boolean("wrong"));
  };
  EXPECT_EQ(errors_of(R"({"yes":true,"no":false})", read), Lines());
  for (const Case& line : {Case{"null", "expected a boolean, not null"},
                           {"1", "expected a boolean, not an integer"},
                           {"\"true\"", "expected a boolean, not a string"}}) {
    EXPECT_EQ(errors_of(R"({"yes":true,"no":false,"wrong":)" + std::string(line.value) + "}", read),
              Lines{"wrong: " + std::string(line.message)});
  }
}

TEST(FieldReader, counts_characters_and_not_bytes) {
  const auto read = [](FieldReader& fields) { static_cast<void>(fields.text("t", of_length(1, 2))); };
  EXPECT_EQ(errors_of(R"({"t":"🐧🐧"})", read), Lines());
  EXPECT_EQ(errors_of(R"({"t":"🐧🐧🐧"})", read), Lines{"t: must have 1 to 2 characters, not 3"});
  EXPECT_EQ(errors_of(R"({"t":""})", read), Lines{"t: must have 1 to 2 characters, not 0"});
  EXPECT_EQ(errors_of(R"({"t":7})", read), Lines{"t: expected a string, not an integer"});
}

TEST(FieldReader, names_all_errors_by_their_place) {
  EXPECT_EQ(errors_of(R"({"o":[{"n":1},{"n":"x","y":1},7],"l":["a",1,"bb"],"a/b~c":1})",
                      [](FieldReader& fields) {
                        fields.objects("o", 1, 3, [](FieldReader& item) { item.integer("n", {0, 10}); });
                        fields.optional_texts("l", 3, of_length(1, 1));
                        fields.text("t", of_length(1, 1));
                      }),
            (Lines{"o/1/n: expected an integer, not a string", "o/1/y: is not a known field",
                   "o/2: expected an object, not an integer", "l/1: expected a string, not an integer",
                   "l/2: must have 1 to 1 characters, not 2", "t: is required", "a~1b~0c: is not a known field"}));
}

TEST(FieldReader, holds_lists_to_their_size) {
  const auto read = [](FieldReader& fields) {
    fields.objects("o", 1, 2, [](FieldReader&) {});
    fields.optional_texts("l", 1, of_length(0, 9));
    fields.optional_integers("i", 1, {0, 9});
  };
  EXPECT_EQ(errors_of(R"({"o":[],"l":["a","b"],"i":[1,2]})", read),
            (Lines{"o: must have 1 to 2 items, not 0", "l: must have at most 1 items, not 2",
                   "i: must have at most 1 items, not 2"}));
  EXPECT_EQ(errors_of(R"({"o":{},"l":"a","i":7})", read),
            (Lines{"o: expected a list of objects, not an object", "l: expected a list of strings, not a string",
                   "i: expected a list of integers, not an integer"}));
  EXPECT_EQ(errors_of(R"({"o":[{}],"i":["1"]})", read), Lines{"i/0: expected an integer, not a string"});
}

TEST(FieldReader, tells_null_from_nothing) {
  EXPECT_EQ(errors_of(R"({"a":null,"b":1})",
                      [](FieldReader& fields) {
                        EXPECT_TRUE(fields.is_null("a"));
                        EXPECT_FALSE(fields.is_null("b"));
                        EXPECT_FALSE(fields.is_null("c"));
                        EXPECT_FALSE(fields.has("c"));
                      }),
            Lines());
}

std::optional<std::string> objection_to(std::string_view body) {
  const auto object = parse_object(body);
  if (object) return std::nullopt;
  EXPECT_EQ(object.error().code, ProblemCode::malformed_json);
  return object.error().detail;
}

TEST(ParseObject, takes_one_object_and_nothing_else) {
  EXPECT_EQ(objection_to(R"( {"a":[1,{"b":"}{\"\\"}],"c":{}} )"), std::nullopt);
  for (const char* body : {"", " ", "{", "[]", "7", "null", "\"{}\"", "{} {}", "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}",
                           "{\"a\":\"\xFF\"}", "{\"a\":\"\\ud800\"}", "{\"a\":01}", "// {}\n{}", "\xEF\xBB\xBF{}"}) {
    EXPECT_TRUE(objection_to(body)) << body;
  }
}

TEST(ParseObject, refuses_keys_that_come_twice_in_an_object) {
  for (const char* body : {R"({"a":1,"a":1})", R"({"a":1,"b":"a","\u0061":2})", R"({"x":[{"a":{}, "b":[], "a":2}]})",
                           R"({"\"":1,"\u0022":2})", R"({"":1,"":2})"}) {
    EXPECT_TRUE(objection_to(body)) << body;
  }
  EXPECT_EQ(objection_to(R"({"a":{"a":{"a":["a","a"]}},"b":{"a":1},"c":"b"})"), std::nullopt);
  EXPECT_EQ(objection_to(R"({"a":1,"a":1})"), "The key \"a\" comes twice in one object.");
}

TEST(ParseObject, goes_32_levels_deep) {
  const auto nested = [](std::size_t lists) {
    return "{\"a\":" + std::string(lists, '[') + std::string(lists, ']') + "}";
  };
  EXPECT_EQ(objection_to(nested(31)), std::nullopt);
  EXPECT_TRUE(objection_to(nested(33)));
  EXPECT_TRUE(objection_to(nested(100'000)));
}

TEST(ValidationFailed, begins_with_the_first_error) {
  const Problem one = validation_failed({{"mmr", "is required", std::nullopt}});
  EXPECT_EQ(one.detail, "/mmr: is required");
  const Problem two = validation_failed({{"mmr", "line 3: bad", 3}, {"name", "x", 4}});
  EXPECT_EQ(two.detail, "line 3: bad (and 1 more)");
  EXPECT_EQ(two.errors.size(), 2U);
}

}  // namespace
}  // namespace draftwire::wire
