#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace draftwire::wire {

// A key that comes twice in one object, of which parsers keep either (RFC 8259 §4); nothing when every key is alone.
// Precondition: `text` is valid JSON. Any thread.
std::optional<std::string> doubled_key(std::string_view text);

}  // namespace draftwire::wire
