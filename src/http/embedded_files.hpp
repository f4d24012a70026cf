#pragma once

#include <string_view>
#include <vector>

namespace draftwire::http {

// A file inside the executable, with the compressed forms that the build made. Views into it: they never end.
struct EmbeddedFile {
  std::string_view path;  // assets/index-a1b2c3.js
  std::string_view hash;  // of the plain form
  std::string_view plain;
  std::string_view brotli;  // empty: not made
  std::string_view gzip;
};

// The built web pages; none when there were none at build time.
const std::vector<EmbeddedFile>& embedded_files();

// api/openapi.json.
std::string_view embedded_openapi();

}  // namespace draftwire::http
