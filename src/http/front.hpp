#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "auth/trusted_proxies.hpp"
#include "http/message.hpp"

namespace draftwire::http {

// What stands between clients and this server: its public URL, and the proxies that it trusts. Immutable; any thread.
class Front {
 public:
  // `public_url`: "https://draft.example", or empty.
  Front(std::string public_url, auth::TrustedProxies proxies);

  // Who asks: the peer, or whom a trusted proxy in front names.
  [[nodiscard]] std::string_view client_address(const Request& request) const;

  // The same for what limits requests by their address; nothing for this machine, which has no limits.
  [[nodiscard]] std::optional<std::string> limited_address(const Request& request) const;

  // Whether the browser speaks https: the public URL says so, or a trusted proxy in front (X-Forwarded-Proto).
  [[nodiscard]] bool is_behind_tls(const Request& request) const;

  // Whether the public URL is one of https.
  [[nodiscard]] bool is_always_behind_tls() const { return public_url_.starts_with("https://"); }

  // What links to this server begin with: its public URL, or what the request's Host says.
  [[nodiscard]] std::string origin(const Request& request) const;

  [[nodiscard]] const auth::TrustedProxies& proxies() const { return proxies_; }

 private:
  const std::string public_url_;
  const auth::TrustedProxies proxies_;
};

}  // namespace draftwire::http
