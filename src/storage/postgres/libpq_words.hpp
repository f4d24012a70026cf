#pragma once

#include <string>
#include <string_view>

namespace draftwire::storage {

// The whole of what libpq says, as one line: every address that was tried, with its reason and the hint to it.
std::string in_one_line(std::string_view message);

// Throws app::StoreError when libpq can't read the URL, or would read a part of its password as a host, a port or a
// database, which its messages show then. The error shows nothing of the URL.
void require_readable(const std::string& url);

}  // namespace draftwire::storage
