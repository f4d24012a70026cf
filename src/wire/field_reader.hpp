#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "wire/json.hpp"
#include "wire/problem.hpp"

namespace draftwire::wire {

// The text as it is to be used, or what would be right.
using TextCheck = std::function<std::expected<std::string, std::string>(std::string_view)>;

// Texts of `min` to `max` Unicode code points.
TextCheck of_length(std::size_t min, std::size_t max);

// Whole numbers between two others, both included.
struct IntegerLimits {
  std::int64_t min = 0;
  std::int64_t max = 0;
};

inline constexpr IntegerLimits kAnyId{1, INT64_MAX};
inline constexpr std::size_t kMaxJsonDepth = 32;

// The object that a body is. Broken JSON or UTF-8, anything but an object, a key that comes twice and more than
// kMaxJsonDepth levels are `malformed_json`.
std::expected<Object, Problem> parse_object(std::string_view body);

// Reads the fields of one object and notes everything that is wrong, each with its path, so that a client hears it
// all at once. A field that is wrong reads as a placeholder: use the values only when no error was noted. Lives on
// one thread; object and errors must outlive it.
class FieldReader {
 public:
  FieldReader(const Object& object, std::vector<FieldError>& errors, std::string path = {})
      : object_(object), errors_(errors), path_(std::move(path)) {}

  std::int64_t integer(std::string_view name, IntegerLimits limits);
  std::string text(std::string_view name, const TextCheck& check);

  // Nothing when the field is not there.
  std::optional<std::int64_t> optional_integer(std::string_view name, IntegerLimits limits);
  std::optional<bool> optional_boolean(std::string_view name);
  std::optional<std::string> optional_text(std::string_view name, const TextCheck& check);
  std::optional<std::vector<std::int64_t>> optional_integers(std::string_view name, std::size_t max_items,
                                                             IntegerLimits limits);
  std::optional<std::vector<std::string>> optional_texts(std::string_view name, std::size_t max_items,
                                                         const TextCheck& check);
  // A list whose items are objects: `read` gets a reader for each.
  bool optional_objects(std::string_view name, std::size_t min_items, std::size_t max_items,
                        const std::function<void(FieldReader&)>& read);
  void objects(std::string_view name, std::size_t min_items, std::size_t max_items,
               const std::function<void(FieldReader&)>& read);

  // Whether the field is there and null; the reading functions call null the wrong type.
  [[nodiscard]] bool is_null(std::string_view name);
  [[nodiscard]] bool has(std::string_view name) const { return object_.contains(name); }
  [[nodiscard]] bool is_empty() const { return object_.empty(); }

  // Notes an error of the field, or of the whole object when `name` is empty.
  void refuse(std::string_view name, std::string message);

  // Every field that was not asked for is an error. The last call.
  void refuse_unknown();

 private:
  const Value* find(std::string_view name);
  const Value* find_required(std::string_view name);
  [[nodiscard]] std::string path_to(std::string_view name) const;
  // Hands each item with its path to `read`.
  template <class Read>
  void read_list(std::string_view name, const Value& value, std::string_view what, std::size_t max_items, Read read);
  std::int64_t read_integer(std::string_view name, const Value& value, IntegerLimits limits);
  std::string read_text(std::string_view name, const Value& value, const TextCheck& check);

  const Object& object_;
  std::vector<FieldError>& errors_;
  const std::string path_;
  std::set<std::string, std::less<>> asked_;
};

// Everything that was noted, as one problem. Precondition: there is something.
Problem validation_failed(std::vector<FieldError> errors);

}  // namespace draftwire::wire
