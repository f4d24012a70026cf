#pragma once

#include <string_view>

namespace draftwire::http {

// The value of one cookie of a `Cookie` header; empty when it has none of that name.
std::string_view cookie(std::string_view cookies, std::string_view name);

}  // namespace draftwire::http
