// What a request's target and cookies say: parts of the text, escapes that are decoded once, and no token for a log. No
// path of this site leads elsewhere, and nothing opens that was not sealed here.
#include <stdexcept>
#include <string>

#include "auth/pending_sign_in.hpp"
#include "fuzz/choices.hpp"
#include "http/cookie.hpp"
#include "http/secret_path.hpp"
#include "http/site_path.hpp"
#include "http/target.hpp"

namespace draftwire::http {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

bool is_inside(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

std::string encoded(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    result += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  }
  return result;
}

}  // namespace
}  // namespace draftwire::http

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::http;
  const std::string text = draftwire::testing::Choices(data, size).rest();
  const auto end_of_line = std::min(text.find('\n'), text.size());
  const std::string target = text.substr(0, end_of_line);
  const Target split = target;
  require((target.contains(split.path) || split.path == "/") && target.contains(split.query), "something else");
  require(split.segments == path_segments(split.path), "other segments");
  require(!split.segments || split.segments->empty() || split.top == split.segments->front(), "another top");
  const std::string shown = without_token(target);
  const std::string_view cut = "/…";
  require(!has_token(target) || shown.ends_with(cut), "a token that goes on");
  require(split.path.starts_with(has_token(target) ? shown.substr(0, shown.size() - cut.size()) : shown),
          "another path");
  if (const auto decoded = percent_decoded(target))
    require(percent_decoded(encoded(*decoded)) == decoded, "decoded twice");
  if (split.segments) {
    std::string path;
    for (const std::string& segment : *split.segments) path += "/" + encoded(segment);
    require(path_segments(path.empty() ? "/" : path) == split.segments, "another path");
  }
  const Parameter after = query_parameter(split.query, "after");
  require(after.is_given || !after.value, "a value that nobody gave");

  const std::string cookies = text.substr(end_of_line);
  require(is_inside(cookie(cookies, "draftwire_session"), cookies), "a view of something else");
  const draftwire::auth::PendingSignIns pending({1, 2, 3});
  require(!pending.open(cookie(cookies, "draftwire_discord"), {}), "opened what nobody sealed");

  const Parameter way_back = query_parameter(split.query, "return");
  if (way_back.value && is_site_path(*way_back.value)) {
    require(way_back.value->find_first_of("\\\t\n\r") == std::string::npos && !way_back.value->starts_with("//"),
            "a way to another host");
  }
  return 0;
}
