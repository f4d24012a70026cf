#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace draftwire::auth {

// Whose X-Forwarded-For is believed: proxies on this machine, and those that the operator named. Immutable.
class TrustedProxies {
 public:
  TrustedProxies() = default;

  // Addresses, or networks such as 10.0.0.0/24. Throws std::invalid_argument for anything else.
  explicit TrustedProxies(std::span<const std::string> named);

  [[nodiscard]] bool contains(std::string_view address) const;

 private:
  using Address = std::array<std::uint8_t, 16>;  // IPv4 as mapped into IPv6 (RFC 4291 §2.5.5.2)
  struct Network {
    Address address{};
    int bits = 128;
  };

  static bool parse(std::string_view text, Address& address);

  std::vector<Network> networks_;
};

// Who asks: the peer, or, when that is a trusted proxy, whom the proxy names last in X-Forwarded-For. No other is
// believed.
std::string_view client_address(const TrustedProxies& proxies, std::string_view peer, std::string_view forwarded_for);

// Under which name the limits of an address count who asks: their subscriber's line. Nothing for who has no limit: this
// machine, and a proxy that speaks for itself.
std::optional<std::string> limited_address(const TrustedProxies& proxies, std::string_view peer,
                                           std::string_view forwarded_for);

}  // namespace draftwire::auth
