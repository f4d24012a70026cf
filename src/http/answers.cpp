#include "http/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace draftwire::http {
namespace {

// FNV-1a: two states that differ have the same tag once in 2^64, and no client gains by it.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

Response json_response(int status, const wire::Object& body) {
  return json_text_response(status, boost::json::serialize(body));
}

Response json_text_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = std::move(body);
  return response;
}

Response empty_response() {
  Response response;
  response.status = 204;
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

std::string etag_of(std::string_view body) {
  return fmt::format("\"{:016x}-{:x}\"", hash_of(body), body.size());
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    const auto comma = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view named = without_blanks(if_none_match.substr(0, comma));
    if (named.starts_with("W/")) named.remove_prefix(2);
    if (named == etag || named == "*") return true;
    if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
  }
  return false;
}

}  // namespace draftwire::http
