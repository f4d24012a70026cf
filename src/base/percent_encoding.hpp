#pragma once

#include <string>
#include <string_view>

namespace draftwire {

// Everything but the unreserved characters of RFC 3986 §2.3 is escaped. Pure; any thread.
std::string percent_encoded(std::string_view text);

}  // namespace draftwire
