#include "storage/postgres/libpq_words.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "app/store.hpp"

namespace draftwire::storage {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
struct FreeText {
  void operator()(char* text) const { PQfreemem(text); }
};

using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

// What the option is set to, or its default; empty when it has none.
std::string_view value_of(const Options& options, std::string_view keyword) {
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->keyword == keyword) return option->val == nullptr ? "" : option->val;
  }
  return "";
}

[[noreturn]] void refuse(std::string_view why) {
  throw app::StoreError(fmt::format(
      "the URL of the PostgreSQL database can't be read: {}; write a character that means something in a URL as in %40 "
      "for @, also in a password",
      why));
}

// libpq quotes what it does not understand, which may be a piece of a password.
std::string without_quotations(std::string_view text) {
  std::string result;
  bool is_quoted = false;
  for (const char letter : text) {
    if (letter == '"') {
      is_quoted = !is_quoted;
      if (is_quoted) result += "…";
    } else if (!is_quoted) {
      result += letter;
    }
  }
  return in_one_line(result);
}

bool is_port_list(std::string_view text) {
  return text.find_first_not_of("0123456789,") == std::string_view::npos;
}

std::string_view trimmed(std::string_view line) {
  const auto first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

std::string in_one_line(std::string_view message) {
  std::string result;
  bool is_in_hint = false;  // its lines begin with a tab
  while (!message.empty()) {
    const std::string_view line = message.substr(0, message.find('\n'));
    message.remove_prefix(std::min(message.size(), line.size() + 1));
    const std::string_view words = trimmed(line);
    if (words.empty()) continue;
    const bool is_hint = line.front() == '\t';
    if (is_in_hint && !is_hint) result += ')';
    if (!result.empty()) result += !is_hint ? "; " : is_in_hint ? " " : " (";
    result += words;
    is_in_hint = is_hint;
  }
  if (is_in_hint) result += ')';
  for (const std::string_view severity : {"ERROR:  ", "FATAL:  "}) {
    for (auto at = result.find(severity); at != std::string::npos; at = result.find(severity, at)) {
      result.erase(at, severity.size());
    }
  }
  return result;
}

void require_readable(const std::string& url) {
  char* words = nullptr;
  const Options options(PQconninfoParse(url.c_str(), &words));
  const std::unique_ptr<char, FreeText> error(words);
  if (options == nullptr) refuse(error == nullptr ? "no memory" : without_quotations(error.get()));
  if (!is_port_list(value_of(options, "port"))) refuse("its port is no number");
  if (value_of(options, "host").contains('@')) refuse("there is an @ in its host");
  if (value_of(options, "dbname").contains('@')) refuse("there is an @ in its database");
}

}  // namespace draftwire::storage
