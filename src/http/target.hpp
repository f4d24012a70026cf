#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A request's target: path and query (RFC 3986 §3.3, §3.4). Pure; any thread.
namespace draftwire::http {

// Both still percent-encoded.
struct Target {
  std::string_view path;
  std::string_view query;
};

// Of `/path?query`, and of the absolute form that proxies send (RFC 9112 §3.2.2). Views into `target`, or the path `/`.
Target split_target(std::string_view target);

// Nothing for a broken escape, a NUL, or what is not UTF-8 afterwards.
std::optional<std::string> percent_decoded(std::string_view text);

// The decoded parts between the slashes; nothing when one of them can't be decoded or the path is not absolute.
// `/` has none, `/a/` has "a" and "".
std::optional<std::vector<std::string>> path_segments(std::string_view path);

// How one parameter of a query reads. Those that nobody asks for may be anything.
struct Parameter {
  bool is_given = false;
  std::optional<std::string> value;  // nothing although given: it can't be decoded, or it comes twice
};

Parameter query_parameter(std::string_view query, std::string_view name);

}  // namespace draftwire::http
