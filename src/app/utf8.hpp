#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. Any thread.
namespace draftwire::app {

// The code points of a text; nothing when it is not valid.
std::optional<std::vector<char32_t>> code_points(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace draftwire::app
