#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace draftwire::roster {

// What a file is that can't be a roster's text, told by its first bytes: a sentence that says so and what to do
// instead. Nothing for what may be text. Pure; any thread.
std::optional<std::string> not_text(std::string_view bytes);

}  // namespace draftwire::roster
