#include "wire/json_keys.hpp"

#include <set>
#include <utility>
#include <vector>

#include "wire/json.hpp"

namespace draftwire::wire {
namespace {

// One object or list that is open.
struct Level {
  bool is_object = false;
  bool expects_key = false;
  std::set<std::string> keys = {};
};

// The string token that begins at `from`, with its quotes.
std::string_view string_token(std::string_view text, std::size_t from) {
  std::size_t end = from + 1;
  while (text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
  return text.substr(from, end + 1 - from);
}

std::string unescaped(std::string_view token) {
  const Value value = boost::json::parse(boost::json::string_view(token.data(), token.size()));
  return {value.get_string().data(), value.get_string().size()};
}

}  // namespace

std::optional<std::string> doubled_key(std::string_view text) {
  std::vector<Level> levels;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '{':
        levels.push_back({true, true});
        break;
      case '[':
        levels.push_back({});
        break;
      case '}':
      case ']':
        levels.pop_back();
        break;
      case ',':
        levels.back().expects_key = levels.back().is_object;
        break;
      case '"': {
        const std::string_view token = string_token(text, at);
        at += token.size() - 1;
        if (levels.empty() || !levels.back().expects_key) break;
        std::string key = unescaped(token);
        if (levels.back().keys.contains(key)) return key;
        levels.back().keys.insert(std::move(key));
        levels.back().expects_key = false;
        break;
      }
      default:
        break;
    }
  }
  return std::nullopt;
}

}  // namespace draftwire::wire
