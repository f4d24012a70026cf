#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace draftwire::http {

// A Content-Type (RFC 9110 §8.3.1), in lower case; of its parameters only the charset counts.
struct MediaType {
  std::string essence;  // application/json
  std::string charset;  // utf-8, or empty

  [[nodiscard]] bool is_utf8() const { return charset.empty() || charset == "utf-8" || charset == "utf8"; }
};

// Nothing for what is not one.
std::optional<MediaType> media_type_of(std::string_view header);

}  // namespace draftwire::http
