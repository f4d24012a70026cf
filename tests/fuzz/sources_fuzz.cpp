// What a request says about where it comes from: cookies, who was forwarded, origins. A value is part of what was sent;
// no client becomes this machine, or a known origin, by what only it says.
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "auth/network_address.hpp"
#include "auth/same_site.hpp"
#include "auth/trusted_proxies.hpp"
#include "base/ascii.hpp"
#include "fuzz/choices.hpp"
#include "http/cookie.hpp"

namespace draftwire {
namespace {

constexpr std::string_view kStranger = "192.0.2.7";

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

bool is_inside(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void read_cookies(const std::string& cookies) {
  const std::string_view value = http::cookie(cookies, "draftwire_session");
  require(is_inside(value, cookies), "a view of something else");
  require(!value.contains(';'), "more than one cookie");
}

void read_forwarded(const std::string& forwarded) {
  static const auth::TrustedProxies proxies(std::vector<std::string>{"10.0.0.0/24", "2001:db8:5::/48"});
  require(auth::client_address(proxies, kStranger, forwarded) == kStranger, "a stranger is believed");
  require(auth::limited_address(proxies, kStranger, forwarded) == kStranger, "a stranger has no limit");
  const std::string_view client = auth::client_address(proxies, "10.0.0.7", forwarded);
  require(client == "10.0.0.7" || (is_inside(client, forwarded) && !client.contains(',')), "nobody that was named");
  const std::string line = auth::subscriber_of(client);
  require(auth::subscriber_of(line) == line, "a line of another line");
}

void read_proxies(const std::string& text) {
  try {
    const auth::TrustedProxies proxies(std::array{text});
    static_cast<void>(proxies.contains(kStranger));
  } catch (const std::invalid_argument& refused) {
    require(refused.what() == std::string(text.c_str()), "it says not what");
  }
}

void read_origin(const std::string& origin) {
  const std::string low = lower(origin);
  static const auth::SiteNames kUnnamed{};
  static const auth::SiteNames kNamed{"https://public.example", {"https://league.example"}};
  const bool is_own = auth::is_own_origin(origin, "draft.example", kUnnamed);
  require(!is_own || low.contains("://draft.example"), "an origin of its own that is none");
  const bool is_public = auth::is_own_origin(origin, "draft.example", kNamed);
  require(!is_public || low.contains("https://public.example"), "a public URL that is none");
  const bool is_known_host = !auth::forbids_host(origin, kNamed);
  require(!is_known_host || low.starts_with("public.example") || low.starts_with("league.example"), "a foreign host");
  const bool is_listed = auth::is_listed_origin(origin, std::array<std::string, 1>{"https://league.example"});
  require(!is_listed || low.contains("://league.example"), "an origin on the list that is not");
  const auth::RequestSource source{"POST", "draft.example", origin, ""};
  const auto problem = auth::forbids_cross_site(source, kUnnamed);
  const bool is_refused = problem.has_value();
  require(!problem || problem->detail.find_first_of("\n\r\t") == std::string::npos, "a line of one's own in the log");
  require(origin.empty() || is_refused != is_own, "its own, and refused");
}

}  // namespace
}  // namespace draftwire

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire;
  testing::Choices choices(data, size);
  const auto what = choices.below(4);
  const std::string text = choices.rest();
  switch (what) {
    case 0:
      read_cookies(text);
      break;
    case 1:
      read_forwarded(text);
      break;
    case 2:
      read_proxies(text);
      break;
    default:
      read_origin(text);
  }
  return 0;
}
