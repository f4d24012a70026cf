#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A request's target: path and query (RFC 3986 §3.3, §3.4). Pure; any thread.
namespace draftwire::http {

// What a request line names (RFC 9112 §3.2), read once for the router, the pages, the channels and the log.
struct Target {
  Target() = default;
  // `/path?query`, or the absolute form that proxies send (§3.2.2). Anything else has a path that nothing is at.
  template <std::convertible_to<std::string_view> Text>
  Target(const Text& text) : Target(read(text)) {}

  std::string path;   // still percent-encoded; `/` for an absolute form without one
  std::string query;  // still percent-encoded
  // Of the absolute form: the host that is asked, in the place of the Host field.
  std::optional<std::string> authority;
  // The decoded parts between the slashes; nothing when one of them can't be decoded or the path is not absolute.
  std::optional<std::vector<std::string>> segments;
  // The first of them; empty when there is none or it can't be decoded.
  std::string top;

  // Whether the path is just that one segment.
  [[nodiscard]] bool is(std::string_view segment) const {
    return segments && segments->size() == 1 && segments->front() == segment;
  }

 private:
  static Target read(std::string_view text);
};

// Nothing for a broken escape, a NUL, or what is not UTF-8 afterwards.
std::optional<std::string> percent_decoded(std::string_view text);

// As `segments` above: `/` has none, `/a/` has "a" and "".
std::optional<std::vector<std::string>> path_segments(std::string_view path);

// How one parameter of a query reads. Those that no route asks for may be anything.
struct Parameter {
  bool is_given = false;
  std::optional<std::string> value;  // nothing although given: it can't be decoded, or it comes twice
};

Parameter query_parameter(std::string_view query, std::string_view name);

// All of them, in their order; nothing when one can't be decoded.
std::optional<std::vector<std::pair<std::string, std::string>>> query_parameters(std::string_view query);

}  // namespace draftwire::http
