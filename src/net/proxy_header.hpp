#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace draftwire::net {

// What a proxy says, before anything else on a connection, about who connected to it: the PROXY protocol, version 1 and
// 2 (HAProxy, proxy-protocol.txt §2).
struct ProxyHeader {
  std::size_t size = 0;               // of the bytes that it takes
  std::optional<std::string> client;  // its address, IPv4 also when mapped into IPv6; nothing: the peer's own counts

  // A longer one is refused: version 1 has 107 bytes at most (§2.1), and version 2 can't need more for its addresses
  // and the few facts behind them, which are passed over.
  static constexpr std::size_t kMaxV1 = 107;
  static constexpr std::size_t kMaxV2 = 4096;
};

// Reads the header at the front of what a connection sent so far. Nothing: it is right up to here and not whole. An
// error says what is wrong; what is not a header is seen at its first wrong byte. Pure; any thread.
std::expected<std::optional<ProxyHeader>, std::string_view> read_proxy_header(std::string_view bytes);

}  // namespace draftwire::net
