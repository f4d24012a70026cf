#include "auth/trusted_proxies.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "auth/network_address.hpp"

namespace draftwire::auth {
namespace {

constexpr std::string_view kMapped = "::ffff:";
constexpr int kMappedBits = 96;

bool is_on_this_machine(std::string_view peer) {
  return peer.starts_with("127.") || peer == "::1" || peer.starts_with("::ffff:127.");
}

}  // namespace

TrustedProxies::TrustedProxies(std::span<const std::string> named) {
  for (const std::string& text : named) {
    const auto slash = text.find('/');
    const std::string_view host = std::string_view(text).substr(0, slash);
    const bool is_v4 = host.find(':') == std::string_view::npos;
    Network network;
    bool is_right = parse(host, network.address);
    if (slash != std::string::npos) {
      int bits = -1;
      const char* const end = text.data() + text.size();
      const auto [read_to, error] = std::from_chars(text.data() + slash + 1, end, bits);
      is_right = is_right && error == std::errc{} && read_to == end && bits >= 0 && bits <= (is_v4 ? 32 : 128);
      network.bits = is_v4 ? kMappedBits + bits : bits;
    }
    if (!is_right) throw std::invalid_argument(text);
    networks_.push_back(network);
  }
}

bool TrustedProxies::contains(std::string_view address) const {
  if (is_on_this_machine(address)) return true;
  Address peer{};
  if (networks_.empty() || !parse(address, peer)) return false;
  return std::ranges::any_of(networks_, [&](const Network& network) {
    for (int bit = 0; bit < network.bits; ++bit) {
      const auto byte = static_cast<std::size_t>(bit / 8);
      if ((((peer[byte] ^ network.address[byte]) >> (7 - bit % 8)) & 1) != 0) return false;
    }
    return true;
  });
}

bool TrustedProxies::parse(std::string_view text, Address& address) {
  const bool is_v4 = text.find(':') == std::string_view::npos;
  const std::string as_v6 =
      (is_v4 ? std::string(kMapped) : std::string()) + std::string(text.substr(0, text.find('%')));
  return inet_pton(AF_INET6, as_v6.c_str(), address.data()) == 1;
}

std::string_view client_address(const TrustedProxies& proxies, std::string_view peer, std::string_view forwarded_for) {
  if (!proxies.contains(peer)) return peer;
  std::string_view last = forwarded_for.substr(forwarded_for.rfind(',') + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  while (last.ends_with(' ')) last.remove_suffix(1);
  return last.empty() ? peer : last;
}

std::optional<std::string> limited_address(const TrustedProxies& proxies, std::string_view peer,
                                           std::string_view forwarded_for) {
  const std::string_view client = client_address(proxies, peer, forwarded_for);
  const bool is_proxy_itself = forwarded_for.empty() && proxies.contains(peer);
  if (is_proxy_itself || is_on_this_machine(client)) return std::nullopt;
  return subscriber_of(client);
}

}  // namespace draftwire::auth
