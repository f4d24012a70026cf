#include "http/attachment.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"

namespace draftwire::http {
namespace {

constexpr std::string_view kNotInFileNames = "/\\:*?\"<>|";

bool is_plain(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// As far as all file systems take it.
std::string file_name(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    result += is_control || kNotInFileNames.contains(c) ? ' ' : c;
  }
  return result;
}

// "winter-cup-roster"; what is no ASCII is left out.
std::string ascii_name(std::string_view name) {
  std::string result;
  bool is_between = false;
  for (const char c : name) {
    if (!is_plain(c)) {
      is_between = !result.empty();
      continue;
    }
    if (is_between) result += '-';
    is_between = false;
    result += c;
  }
  return lower(result);
}

// RFC 8187 §3.2.1: attr-char.
std::string percent_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_plain(c) || std::string_view("!#$&+-.^_`|~").contains(c)) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

}  // namespace

std::string attachment(std::string_view name, std::string_view extension) {
  return fmt::format("attachment; filename=\"{0}.{2}\"; filename*=UTF-8''{1}.{2}", ascii_name(name),
                     percent_encoded(file_name(name)), extension);
}

}  // namespace draftwire::http
