#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/corrupt_payload.hpp"
#include "wire/json.hpp"

// Reading back what this program itself wrote. Every function throws CorruptPayload, which names the field.
namespace draftwire::wire::stored {

Value parse(std::string_view text);

const Object& object(const Value& value, std::string_view what);
const Array& array(const Object& from, std::string_view key);
std::int64_t integer(const Object& from, std::string_view key);
int small_integer(const Object& from, std::string_view key);
std::string text(const Object& from, std::string_view key);
bool boolean(const Object& from, std::string_view key);
std::vector<std::string> texts(const Object& from, std::string_view key);
std::vector<std::int64_t> integers(const Object& from, std::string_view key);

// Nothing for null, and for a field that older versions did not write.
const Value* value_or_nothing(const Object& from, std::string_view key);
std::optional<std::int64_t> integer_or_nothing(const Object& from, std::string_view key);
std::optional<std::string> text_or_nothing(const Object& from, std::string_view key);

// The same where the list itself is the whole text.
std::vector<std::string> texts(const Value& value, std::string_view what);

}  // namespace draftwire::wire::stored
