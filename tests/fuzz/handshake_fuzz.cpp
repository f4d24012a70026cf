// A handshake's target and headers: nothing breaks, and what is agreed on is what may be agreed on.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "fuzz/choices.hpp"
#include "net/deflate_offer.hpp"
#include "net/upgrade.hpp"

namespace draftwire::net {
namespace {

const std::string kAgreed = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

http::Request request_from(const std::vector<std::string>& lines) {
  http::Request request;
  request.method = "GET";
  request.target = lines.empty() ? "/" : lines.front();
  request.headers = {{"Host", "own.example"},
                     {"Upgrade", "websocket"},
                     {"Connection", "Upgrade"},
                     {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                     {"Sec-WebSocket-Version", "13"}};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    const std::string name = lines[i].substr(0, colon);
    if (name.starts_with('-')) {  // "-Name" takes one of the good headers away
      std::erase_if(request.headers, [&](const auto& header) { return header.first == name.substr(1); });
    } else if (colon != std::string::npos) {
      request.headers.emplace_back(name, lines[i].substr(colon + 1));
    }
  }
  return request;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t index = 0;
  while (index <= text.size()) {
    const auto end = std::min(text.find('\n', index), text.size());
    lines.push_back(text.substr(index, end - index));
    index = end + 1;
  }
  return lines;
}

std::string said_to(std::string_view offers) {
  const auto answer = answer_to_extensions(offers);
  return answer ? answer->value_or("declined") : "malformed";
}

void check_offers(const std::string& offers) {
  const std::string said = said_to(offers);
  require(
      said == "malformed" || said == "declined" || said == kAgreed || said == kAgreed + "; server_max_window_bits=12",
      "agreed to something else");
  std::string upper = offers;
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  require(said_to(upper) == said, "letter case matters");
  if (said != "malformed") {
    require(said_to(" " + offers + " ,") == said, "spaces or empty elements matter");
    require(said_to("x-unknown; a=\"b\", " + offers) == said, "an extension that is not known matters");
    require(said_to(offers + ", permessage-deflate") == (said == "declined" ? kAgreed : said),
            "a fallback is not found");
  }
}

}  // namespace
}  // namespace draftwire::net

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire;
  using namespace draftwire::net;
  const http::Request request = request_from(lines_of(testing::Choices(data, size).rest()));
  const OriginRule trust_in = [](const http::Request& asking) -> std::expected<http::OriginTrust, UpgradeRefusal> {
    const std::size_t origins = asking.header_count("Origin");
    if (origins == 0 || (origins == 1 && asking.header("Origin") == "http://own.example"))
      return http::OriginTrust::own;
    if (origins == 1 && asking.header("Origin") == "http://friend.example") return http::OriginTrust::as_anonymous;
    return std::unexpected(UpgradeRefusal{403, "foreign"});
  };
  const auto asked = upgrade_in(request, true, {trust_in, true});
  if (asked && *asked) {
    require((*asked)->accept.size() == 28, "an answer to a key that is none");
    require(request.header_count("Sec-WebSocket-Key") == 1, "a key of several");
    const std::string_view origin = request.header("Origin");
    const bool is_own = request.header_count("Origin") == 0 || origin == "http://own.example";
    require(is_own || origin == "http://friend.example", "a foreign origin");
    require(is_own || (*asked)->cookies.empty(), "a visitor's cookies from a foreign origin");
    if ((*asked)->extensions) require((*asked)->extensions->starts_with(kAgreed), "agreed to something else");
  }
  if (asked && !*asked) require((*asked).error().status >= 400, "a refusal that is none");
  for (const auto& [name, value] : request.headers) {
    if (name == "Sec-WebSocket-Extensions") check_offers(value);
  }
  return 0;
}
