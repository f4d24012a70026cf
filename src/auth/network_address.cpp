#include "auth/network_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstring>

namespace draftwire::auth {

std::string subscriber_of(std::string_view address) {
  const std::string text(address.substr(0, address.find('%')));
  in6_addr v6{};
  if (inet_pton(AF_INET6, text.c_str(), &v6) != 1) return std::string(address);
  std::array<char, INET6_ADDRSTRLEN> written{};
  if (IN6_IS_ADDR_V4MAPPED(&v6)) {
    return inet_ntop(AF_INET, &v6.s6_addr[12], written.data(), written.size()) == nullptr ? text : written.data();
  }
  std::memset(&v6.s6_addr[8], 0, 8);
  return inet_ntop(AF_INET6, &v6, written.data(), written.size()) == nullptr ? text : written.data();
}

std::string_view client_address(std::string_view peer, std::string_view forwarded_for) {
  const bool is_local = peer.starts_with("127.") || peer == "::1" || peer.starts_with("::ffff:127.");
  if (!is_local) return peer;
  std::string_view last = forwarded_for.substr(forwarded_for.rfind(',') + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  while (last.ends_with(' ')) last.remove_suffix(1);
  return last.empty() ? peer : last;
}

}  // namespace draftwire::auth
