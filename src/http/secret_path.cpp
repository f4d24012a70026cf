#include "http/secret_path.hpp"

#include <algorithm>
#include <string_view>

#include "base/ascii.hpp"

namespace draftwire::http {
namespace {

constexpr std::size_t kMostShown = 200;

bool is_word(std::string_view segment) {
  const std::string word = lower(percent_decoded(segment).value_or(std::string(segment)));
  return word == "seat" || word == "invite" || word == "watch";
}

// Where the path goes on behind such a word; its end when it has none.
std::size_t token_begin(std::string_view path) {
  std::size_t begin = 0;
  while (begin < path.size()) {
    const auto slash = std::min(path.find('/', begin), path.size());
    const auto escaped = std::min({path.find("%2F", begin), path.find("%2f", begin), path.size()});
    const auto end = std::min(slash, escaped);
    if (end < path.size() && is_word(path.substr(begin, end - begin))) return end;
    begin = end == slash ? end + 1 : end + 3;
  }
  return path.size();
}

}  // namespace

bool has_token(const Target& target) {
  return token_begin(target.path) < target.path.size();
}

std::string without_token(const Target& target) {
  const std::size_t begin = token_begin(target.path);
  std::string shown = target.path.substr(0, std::min(begin, kMostShown));
  return begin < target.path.size() ? shown + "/…" : shown;
}

}  // namespace draftwire::http
