#include "wire/json_keys.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace draftwire::wire {
namespace {

// Boost.JSON calls these while it parses; all but the keys pass by.
class KeyHandler {
 public:
  static constexpr std::size_t max_array_size = SIZE_MAX;
  static constexpr std::size_t max_object_size = SIZE_MAX;
  static constexpr std::size_t max_string_size = SIZE_MAX;
  static constexpr std::size_t max_key_size = SIZE_MAX;

  using Text = boost::json::string_view;
  using Error = boost::json::error_code;

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_array_begin(Error&) { return true; }
  bool on_array_end(std::size_t, Error&) { return true; }
  bool on_object_begin(Error&) {
    objects_.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, Error&) {
    objects_.pop_back();
    return true;
  }
  bool on_string_part(Text, std::size_t, Error&) { return true; }
  bool on_string(Text, std::size_t, Error&) { return true; }
  bool on_key_part(Text part, std::size_t, Error&) {
    key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(Text part, std::size_t, Error& error) {
    key_.append(part.data(), part.size());
    std::string key = std::exchange(key_, {});
    if (objects_.back().insert(key).second) return true;
    doubled_ = std::move(key);
    error = boost::json::error::extra_data;
    return false;
  }
  bool on_number_part(Text, Error&) { return true; }
  bool on_int64(std::int64_t, Text, Error&) { return true; }
  bool on_uint64(std::uint64_t, Text, Error&) { return true; }
  bool on_double(double, Text, Error&) { return true; }
  bool on_bool(bool, Error&) { return true; }
  bool on_null(Error&) { return true; }
  bool on_comment_part(Text, Error&) { return true; }
  bool on_comment(Text, Error&) { return true; }

  [[nodiscard]] const std::optional<std::string>& doubled() const { return doubled_; }

 private:
  std::vector<std::set<std::string>> objects_;
  std::string key_;
  std::optional<std::string> doubled_;
};

}  // namespace

std::optional<std::string> objection_to_keys(std::string_view text, std::size_t max_depth) {
  boost::json::parse_options options;
  options.max_depth = max_depth;
  boost::json::basic_parser<KeyHandler> parser(options);
  boost::json::error_code error;
  parser.write_some(false, text.data(), text.size(), error);
  if (parser.handler().doubled()) return "The key \"" + *parser.handler().doubled() + "\" comes twice in one object.";
  if (error == boost::json::error::too_deep) {
    return "The body has more than " + std::to_string(max_depth) + " levels.";
  }
  return std::nullopt;
}

}  // namespace draftwire::wire
