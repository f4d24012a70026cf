#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace draftwire::http {

// The web pages: one HTML file for every page's path, and the files that it loads. Immutable; any thread.
class Pages {
 public:
  // From this folder, read again for each request, for those who work on the pages; empty: from the executable.
  explicit Pages(std::string folder) : folder_(std::move(folder)) {}

  [[nodiscard]] bool is_in_memory() const { return folder_.empty(); }

  // The answer to GET of a path outside of /api and /ws: a file; the pages' HTML, with 404 for a path that is no
  // page; or nothing for a path that is neither and for which the client would not take HTML.
  [[nodiscard]] std::optional<Response> get(const Request& request) const;

 private:
  const std::string folder_;
};

// Whether the pages have a page there.
bool is_page(const Target& target);

// By the ending of a file's name.
std::string_view mime_type(std::string_view file_name);

// Whether an Accept-Encoding header takes a coding (RFC 9110 §12.5.3).
bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

}  // namespace draftwire::http
