#include "wire/stored_fields.hpp"

#include <limits>

namespace draftwire::wire::stored {
namespace {

[[noreturn]] void fail(std::string_view field, std::string_view problem) {
  throw CorruptPayload(std::string(field) + ": " + std::string(problem));
}

const Value& required(const Object& from, std::string_view key) {
  const Value* found = from.if_contains(key);
  if (found == nullptr) fail(key, "missing");
  return *found;
}

std::int64_t integer_of(const Value& value, std::string_view what) {
  const std::int64_t* number = value.if_int64();
  if (number == nullptr) fail(what, "expected an integer");
  return *number;
}

std::string text_of(const Value& value, std::string_view what) {
  const boost::json::string* string = value.if_string();
  if (string == nullptr) fail(what, "expected a string");
  return std::string(*string);
}

}  // namespace

Value parse(std::string_view text) {
  boost::system::error_code error;
  Value value = boost::json::parse(text, error);
  if (error) throw CorruptPayload("not JSON: " + error.message());
  return value;
}

const Object& object(const Value& value, std::string_view what) {
  const Object* found = value.if_object();
  if (found == nullptr) fail(what, "expected an object");
  return *found;
}

const Array& array(const Object& from, std::string_view key) {
  const Array* found = required(from, key).if_array();
  if (found == nullptr) fail(key, "expected a list");
  return *found;
}

std::int64_t integer(const Object& from, std::string_view key) {
  return integer_of(required(from, key), key);
}

int small_integer(const Object& from, std::string_view key) {
  const std::int64_t number = integer(from, key);
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) fail(key, "out of range");
  return static_cast<int>(number);
}

std::string text(const Object& from, std::string_view key) {
  return text_of(required(from, key), key);
}

bool boolean(const Object& from, std::string_view key) {
  const bool* found = required(from, key).if_bool();
  if (found == nullptr) fail(key, "expected true or false");
  return *found;
}

std::vector<std::string> texts(const Object& from, std::string_view key) {
  return texts(required(from, key), key);
}

std::vector<std::int64_t> integers(const Object& from, std::string_view key) {
  std::vector<std::int64_t> result;
  for (const Value& item : array(from, key)) result.push_back(integer_of(item, key));
  return result;
}

const Value* value_or_nothing(const Object& from, std::string_view key) {
  const Value* found = from.if_contains(key);
  return found == nullptr || found->is_null() ? nullptr : found;
}

std::optional<std::int64_t> integer_or_nothing(const Object& from, std::string_view key) {
  const Value* found = value_or_nothing(from, key);
  return found == nullptr ? std::nullopt : std::optional(integer_of(*found, key));
}

std::optional<std::string> text_or_nothing(const Object& from, std::string_view key) {
  const Value* found = value_or_nothing(from, key);
  return found == nullptr ? std::nullopt : std::optional(text_of(*found, key));
}

std::vector<std::string> texts(const Value& value, std::string_view what) {
  const Array* list = value.if_array();
  if (list == nullptr) fail(what, "expected a list");
  std::vector<std::string> result;
  result.reserve(list->size());
  for (const Value& item : *list) result.push_back(text_of(item, what));
  return result;
}

}  // namespace draftwire::wire::stored
