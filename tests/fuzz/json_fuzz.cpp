// The body of a request: it reads as an object, or as a problem that says why not; and the reader of fields notes every
// error with a path.
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "fuzz/choices.hpp"
#include "wire/field_reader.hpp"

namespace draftwire::wire {
namespace {

// Boost.JSON reads a number with many digits to within a little.
bool is_close(double left, double right) {
  return std::abs(left - right) <= 1e-12 * std::max(std::abs(left), std::abs(right));
}

bool is_same(const Value& left, const Value& right) {
  if (left.is_double() && right.is_double()) return is_close(left.get_double(), right.get_double());
  if (left.is_array() && right.is_array()) {
    return std::ranges::equal(left.get_array(), right.get_array(), is_same);
  }
  if (left.is_object() && right.is_object()) {
    return std::ranges::equal(left.get_object(), right.get_object(), [](const auto& one, const auto& other) {
      return one.key() == other.key() && is_same(one.value(), other.value());
    });
  }
  return left == right;
}

// A number beyond every double reads as an infinity, which JSON can't write.
bool can_be_written(const Value& value) {
  if (value.is_double()) return std::isfinite(value.get_double());
  if (value.is_array()) return std::ranges::all_of(value.get_array(), can_be_written);
  if (!value.is_object()) return true;
  return std::ranges::all_of(value.get_object(), [](const auto& field) { return can_be_written(field.value()); });
}

// A command with a field of every kind.
std::vector<FieldError> errors_in(const Object& object) {
  std::vector<FieldError> errors;
  FieldReader fields(object, errors);
  (void)fields.integer("round", {1, 1'000});
  (void)fields.text("name", of_length(1, 20));
  (void)fields.optional_integer("player_id", kAnyId);
  if (!fields.is_null("reason")) (void)fields.optional_text("reason", of_length(0, 10));
  (void)fields.optional_texts("positions", 3, of_length(1, 5));
  (void)fields.optional_objects("captains", 1, 4, [](FieldReader& captain) {
    (void)captain.integer("player_id", kAnyId);
    captain.refuse_unknown();
  });
  fields.refuse_unknown();
  return errors;
}

}  // namespace
}  // namespace draftwire::wire

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire;
  const auto object = wire::parse_object(testing::Choices(data, size).rest());
  if (!object) {
    if (object.error().detail.empty()) throw std::logic_error("a problem without a word");
    return 0;
  }
  if (wire::can_be_written(*object)) {
    const auto again = wire::parse_object(boost::json::serialize(*object));
    if (!again || !wire::is_same(*again, *object))
      throw std::logic_error("it reads as something else when it is written again");
  }
  for (const wire::FieldError& error : wire::errors_in(*object)) {
    if (error.message.empty()) throw std::logic_error("an error without a word");
  }
  return 0;
}
