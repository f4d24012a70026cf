#pragma once

#include <string>
#include <string_view>

namespace draftwire::auth {

// What one subscriber of the internet can call their own: an IPv4 address, or the /64 of an IPv6 address, of
// which anybody has billions. Anything else stays as it is.
std::string subscriber_of(std::string_view address);

}  // namespace draftwire::auth
