#include "http/site_path.hpp"

#include <algorithm>

namespace draftwire::http {

bool is_site_path(std::string_view text) {
  // Two slashes begin a host (RFC 3986 §4.2). Browsers read a backslash as a slash, and leave out tabs and line feeds
  // wherever they stand (WHATWG URL §4.4).
  const bool is_path = text.starts_with('/') && !text.starts_with("//");
  return is_path && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7F' && c != '\\'; });
}

}  // namespace draftwire::http
