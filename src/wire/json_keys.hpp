#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace draftwire::wire {

// What is wrong with the keys of a JSON text: one that comes twice in an object, of which parsers keep either
// (RFC 8259 §4), or more than `max_depth` levels. Nothing for text that is not JSON at all: that is the parser's
// matter. Any thread.
std::optional<std::string> objection_to_keys(std::string_view text, std::size_t max_depth);

}  // namespace draftwire::wire
