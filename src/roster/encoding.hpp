#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Bytes to UTF-8, by ICU's converters and its detector. Pure; any thread.
namespace draftwire::roster {

// The encoding's usual name; nothing when ICU does not know it.
std::optional<std::string> known_encoding(std::string_view name);

// The text in UTF-8; nothing when a byte of it has no meaning in that encoding. Precondition: ICU knows the encoding.
std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding);

// What bytes that are no UTF-8 could be, the likeliest first: what ICU's detector says of the lines that are more than
// ASCII, without UTF-16 and UTF-32, which have to say so themselves; then windows-1252; then the Windows forms of what
// it calls by ISO's names.
std::vector<std::string> likely_encodings(std::string_view bytes);

// At most 32 KiB: the first lines, and then those that are more than ASCII.
std::string telling_lines(std::string_view bytes);

}  // namespace draftwire::roster
