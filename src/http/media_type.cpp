#include "http/media_type.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace draftwire::http {
namespace {

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<MediaType> media_type_of(std::string_view header) {
  MediaType type;
  type.essence = lower(without_blanks(header.substr(0, header.find(';'))));
  const auto slash = type.essence.find('/');
  if (slash == 0 || slash == std::string::npos || slash + 1 == type.essence.size()) return std::nullopt;
  header.remove_prefix(std::min(header.find(';'), header.size()));
  while (header.starts_with(';')) {
    header.remove_prefix(1);
    const std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(pair.size());
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || lower(without_blanks(pair.substr(0, equals))) != "charset") continue;
    std::string_view value = without_blanks(pair.substr(equals + 1));
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) value = value.substr(1, value.size() - 2);
    type.charset = lower(value);
  }
  return type;
}

}  // namespace draftwire::http
