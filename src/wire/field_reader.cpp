#include "wire/field_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "wire/json_keys.hpp"

namespace draftwire::wire {
namespace {

std::string article_and_kind(const Value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      return "null";
    case boost::json::kind::bool_:
      return "a boolean";
    case boost::json::kind::int64:
    case boost::json::kind::uint64:
      return "an integer";
    case boost::json::kind::double_:
      return "a number with a fraction or an exponent";
    case boost::json::kind::string:
      return "a string";
    case boost::json::kind::array:
      return "a list";
    case boost::json::kind::object:
      return "an object";
  }
  return "something else";
}

std::string expected(std::string_view what, const Value& value) {
  return "expected " + std::string(what) + ", not " + article_and_kind(value);
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// RFC 6901: a key inside a pointer.
std::string escaped(std::string_view key) {
  std::string result;
  for (const char c : key) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string limits_of(IntegerLimits limits) {
  if (limits.max == INT64_MAX) return "must be " + std::to_string(limits.min) + " or more";
  return "must be " + std::to_string(limits.min) + " to " + std::to_string(limits.max);
}

std::string limits_of(std::string_view of_what, std::size_t min, std::size_t max) {
  std::string text = "must have ";
  text += min > 0 ? std::to_string(min) + " to " : "at most ";
  return text + std::to_string(max) + " " + std::string(of_what);
}

}  // namespace

TextCheck of_length(std::size_t min, std::size_t max) {
  return [min, max](std::string_view text) -> std::expected<std::string, std::string> {
    const std::size_t length = code_points(text);
    if (length >= min && length <= max) return std::string(text);
    return std::unexpected(limits_of("characters", min, max) + ", not " + std::to_string(length));
  };
}

std::expected<Object, Problem> parse_object(std::string_view body) {
  const auto malformed = [](std::string detail) {
    return std::unexpected(Problem{ProblemCode::malformed_json, std::move(detail)});
  };
  boost::json::error_code error;
  boost::json::parse_options options;
  options.max_depth = kMaxJsonDepth;
  Value value = boost::json::parse(boost::json::string_view(body.data(), body.size()), error, {}, options);
  if (error) return malformed("The body is not valid JSON: " + error.message() + ".");
  if (!value.is_object()) {
    return malformed("The body must be a JSON object, not " + article_and_kind(value) + ".");
  }
  if (const auto key = doubled_key(body)) return malformed("The key \"" + *key + "\" comes twice in one object.");
  return std::move(value.get_object());
}

std::int64_t FieldReader::integer(std::string_view name, IntegerLimits limits) {
  const Value* value = find_required(name);
  return value == nullptr ? limits.min : read_integer(name, *value, limits);
}

std::string FieldReader::text(std::string_view name, const TextCheck& check) {
  const Value* value = find_required(name);
  return value == nullptr ? std::string() : read_text(name, *value, check);
}

std::optional<std::int64_t> FieldReader::optional_integer(std::string_view name, IntegerLimits limits) {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  return read_integer(name, *value, limits);
}

std::optional<bool> FieldReader::optional_boolean(std::string_view name) {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  refuse(name, expected("a boolean", *value));
  return false;
}

std::optional<std::string> FieldReader::optional_text(std::string_view name, const TextCheck& check) {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  return read_text(name, *value, check);
}

std::optional<std::vector<std::string>> FieldReader::optional_texts(std::string_view name, std::size_t max_items,
                                                                    const TextCheck& check) {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  read_list(name, *value, "a list of strings", max_items,
            [&](const std::string& path, const Value& item) { texts.push_back(read_text(path, item, check)); });
  return texts;
}

std::optional<std::vector<std::int64_t>> FieldReader::optional_integers(std::string_view name, std::size_t max_items,
                                                                        IntegerLimits limits) {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  std::vector<std::int64_t> integers;
  read_list(name, *value, "a list of integers", max_items,
            [&](const std::string& path, const Value& item) { integers.push_back(read_integer(path, item, limits)); });
  return integers;
}

template <class Read>
void FieldReader::read_list(std::string_view name, const Value& value, std::string_view what, std::size_t max_items,
                            Read read) {
  if (!value.is_array()) return refuse(name, expected(what, value));
  const Array& items = value.get_array();
  if (items.size() > max_items) {
    return refuse(name, limits_of("items", 0, max_items) + ", not " + std::to_string(items.size()));
  }
  for (std::size_t i = 0; i < items.size(); ++i) read(std::string(name) + "/" + std::to_string(i), items[i]);
}

bool FieldReader::optional_objects(std::string_view name, std::size_t min_items, std::size_t max_items,
                                   const std::function<void(FieldReader&)>& read) {
  const Value* value = find(name);
  if (value == nullptr) return false;
  if (!value->is_array()) {
    refuse(name, expected("a list of objects", *value));
    return true;
  }
  const Array& items = value->get_array();
  if (items.size() < min_items || items.size() > max_items) {
    refuse(name, limits_of("items", min_items, max_items) + ", not " + std::to_string(items.size()));
    if (items.size() > max_items) return true;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item_name = std::string(name) + "/" + std::to_string(i);
    if (!items[i].is_object()) {
      refuse(item_name, expected("an object", items[i]));
      continue;
    }
    FieldReader reader(items[i].get_object(), errors_, path_to(item_name));
    read(reader);
    reader.refuse_unknown();
  }
  return true;
}

void FieldReader::objects(std::string_view name, std::size_t min_items, std::size_t max_items,
                          const std::function<void(FieldReader&)>& read) {
  if (!optional_objects(name, min_items, max_items, read)) refuse(name, "is required");
}

bool FieldReader::is_null(std::string_view name) {
  const Value* value = find(name);
  return value != nullptr && value->is_null();
}

void FieldReader::refuse(std::string_view name, std::string message) {
  errors_.push_back({name.empty() ? path_ : path_to(name), std::move(message), std::nullopt});
}

void FieldReader::refuse_unknown() {
  for (const auto& field : object_) {
    const std::string_view key(field.key().data(), field.key().size());
    if (!asked_.contains(key)) refuse(escaped(key), "is not a known field");
  }
}

const Value* FieldReader::find(std::string_view name) {
  asked_.emplace(name);
  return object_.if_contains(boost::json::string_view(name.data(), name.size()));
}

const Value* FieldReader::find_required(std::string_view name) {
  const Value* value = find(name);
  if (value == nullptr) refuse(name, "is required");
  return value;
}

std::string FieldReader::path_to(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

std::int64_t FieldReader::read_integer(std::string_view name, const Value& value, IntegerLimits limits) {
  // Boost.JSON has what is too large for an int64 as uint64, and what is larger still as a double.
  if (value.is_uint64() || (value.is_double() && std::abs(value.get_double()) >= 9.2e18)) {
    refuse(name, limits_of(limits));
    return limits.min;
  }
  if (!value.is_int64()) {
    refuse(name, expected("an integer", value));
    return limits.min;
  }
  const std::int64_t number = value.get_int64();
  if (number < limits.min || number > limits.max) {
    refuse(name, limits_of(limits) + ", not " + std::to_string(number));
    return limits.min;
  }
  return number;
}

std::string FieldReader::read_text(std::string_view name, const Value& value, const TextCheck& check) {
  if (!value.is_string()) {
    refuse(name, expected("a string", value));
    return {};
  }
  auto text = check({value.get_string().data(), value.get_string().size()});
  if (text) return std::move(*text);
  refuse(name, std::move(text.error()));
  return {};
}

Problem validation_failed(std::vector<FieldError> errors) {
  const FieldError& first = errors.front();
  std::string detail;
  if (!first.line && !first.field.empty()) detail = "/" + first.field + ": ";
  detail += first.message;
  if (errors.size() > 1) detail += " (and " + std::to_string(errors.size() - 1) + " more)";
  return {ProblemCode::validation_failed, std::move(detail), std::move(errors)};
}

}  // namespace draftwire::wire
