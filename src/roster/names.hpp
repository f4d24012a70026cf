#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

// What people, teams, tournaments and positions may be called, and which names are one. Pure; any thread.
namespace draftwire::roster {

inline constexpr std::size_t kMaxNameLength = 100;
inline constexpr std::size_t kMaxPositionLength = 40;
inline constexpr std::size_t kMaxPositions = 16;

// Without blanks around it: white space of every script, and what shows nothing.
std::string_view trimmed(std::string_view text);

// The trimmed text in NFC, or what is wrong with it ("must …"): valid UTF-8 of 1 to `max_length` code points, without
// control characters, U+FFFD and default-ignorable code points; of these, joiners and variation selectors may stand
// where a script or an emoji needs them.
std::expected<std::string, std::string> checked_text(std::string_view text, std::size_t max_length);

// The same, with at least one letter or digit that shows.
std::expected<std::string, std::string> checked_name(std::string_view text, std::size_t max_length = kMaxNameLength);

// By what a name is found: two names with one such form differ in case, blanks, accents or marks like ł ø ß đ æ ’
// alone. Depends on the version of ICU, so it is never stored. Anything may be given; invalid UTF-8 folds to something.
std::string folded(std::string_view name);

}  // namespace draftwire::roster
