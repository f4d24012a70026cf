#include "wire/json_text.hpp"

#include <algorithm>

#include "wire/json.hpp"

namespace draftwire::wire {

void append_text(std::string& out, std::string_view text) {
  const bool is_plain = std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\x7f'; });
  if (!is_plain) {
    out += boost::json::serialize(boost::json::string_view(text.data(), text.size()));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

}  // namespace draftwire::wire
