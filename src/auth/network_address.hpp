#pragma once

#include <string>
#include <string_view>

namespace draftwire::auth {

// What one subscriber of the internet can call their own: an IPv4 address, or the /64 of an IPv6 address, of
// which anybody has billions. Anything else stays as it is.
std::string subscriber_of(std::string_view address);

// Who asks: the peer, or, when that is a proxy on this machine, whom the proxy names last in X-Forwarded-For. Nobody
// else is believed.
std::string_view client_address(std::string_view peer, std::string_view forwarded_for);

}  // namespace draftwire::auth
