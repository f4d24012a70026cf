#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "roster/options.hpp"
#include "roster/preview.hpp"
#include "roster/reader.hpp"

namespace draftwire::roster {

// A file's text in UTF-8.
struct TextSource {
  std::string converted;  // what other encodings became; empty when the bytes are the text
  std::size_t mark = 0;   // how many bytes before the text are none of it
  Encoding encoding;

  // `bytes` is what it was read from.
  [[nodiscard]] std::string_view text(std::string_view bytes) const {
    return converted.empty() ? bytes.substr(mark) : std::string_view(converted);
  }
};

// UTF-8, UTF-16 with a byte order mark, what the options say, or the first likely encoding that reads well: no cell has
// control characters or code points that mean nothing, and the letters of each name are of one script.
std::expected<TextSource, Unreadable> text_source(std::string_view bytes, const Options& options, const Scale& scale);

}  // namespace draftwire::roster
