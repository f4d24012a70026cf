#pragma once

#include <atomic>
#include <string_view>

#include "auth/same_site.hpp"
#include "auth/trusted_proxies.hpp"
#include "base/rate_limit.hpp"
#include "http/message.hpp"

namespace draftwire::http {

// Lines in the log about what looks like a proxy that is set up wrongly. Strangers cause them, so each is said once and
// all of them are few. Any thread.
class OperatorWarnings {
 public:
  // A request was refused because of its origin or its host: once a day for each pair of them.
  void refused(std::string_view origin, std::string_view host, const auth::SiteNames& names);

  // Once for a request that came through a trusted proxy which does not say for whom: everybody behind that one is
  // this machine, or the proxy itself, and has no limits.
  void look_for_silent_proxy(const Request& request, const auth::TrustedProxies& proxies);

 private:
  RateLimit pairs_{{.burst = 1, .per_second = 1.0 / 86'400}, 100};
  RateLimit lines_{{.burst = 20, .per_second = 1.0 / 60}, 1};
  std::atomic<bool> is_silent_proxy_told_{false};
};

}  // namespace draftwire::http
