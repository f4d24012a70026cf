#pragma once

#include <string>
#include <string_view>

namespace draftwire::http {

// Content-Disposition of a download (RFC 6266 §4): the name as it is for browsers, and in ASCII for the rest. What no
// file system takes is left out of both. Pure; any thread.
std::string attachment(std::string_view name, std::string_view extension);

}  // namespace draftwire::http
