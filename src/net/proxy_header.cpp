#include "net/proxy_header.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <vector>

namespace draftwire::net {
namespace {

using Read = std::expected<std::optional<ProxyHeader>, std::string_view>;

constexpr std::string_view kV1 = "PROXY ";
constexpr std::string_view kV2("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr std::size_t kV2Head = 16;

Read malformed(std::string_view what) {
  return std::unexpected(what);
}

std::string written(int family, const void* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  in6_addr v6{};
  if (family == AF_INET6) {
    std::memcpy(&v6, address, sizeof v6);
    if (IN6_IS_ADDR_V4MAPPED(&v6)) return written(AF_INET, &v6.s6_addr[12]);
  }
  return ::inet_ntop(family, address, text.data(), text.size()) == nullptr ? std::string() : text.data();
}

std::optional<std::string> address_from(int family, std::string_view text) {
  in6_addr address{};                            // large enough for both
  if (text.contains('\0')) return std::nullopt;  // where inet_pton stops
  if (::inet_pton(family, std::string(text).c_str(), &address) != 1) return std::nullopt;
  return written(family, &address);
}

bool is_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  const bool is_shortest = text.size() == 1 || !text.starts_with('0');
  return error == std::errc{} && end == text.data() + text.size() && is_shortest;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const auto space = line.find(' ');
    words.push_back(line.substr(0, space));
    if (space == std::string_view::npos) return words;
    line.remove_prefix(space + 1);
  }
}

// §2.1: `PROXY TCP4 192.0.2.7 192.0.2.1 56324 443`
Read read_v1(std::string_view bytes) {
  const auto end = bytes.substr(0, ProxyHeader::kMaxV1).find("\r\n");
  if (end == std::string_view::npos) {
    if (bytes.size() >= ProxyHeader::kMaxV1) return malformed("a line over 107 bytes");
    return std::nullopt;
  }
  ProxyHeader header{end + 2, std::nullopt};
  const std::vector<std::string_view> words = words_of(bytes.substr(kV1.size(), end - kV1.size()));
  if (words.front() == "UNKNOWN") return header;  // whatever stands behind it
  const bool is_v4 = words.front() == "TCP4";
  if (!is_v4 && words.front() != "TCP6") return malformed("another protocol than TCP4, TCP6 or UNKNOWN");
  if (words.size() != 5) return malformed("a line that is not two addresses and two ports");
  const int family = is_v4 ? AF_INET : AF_INET6;
  header.client = address_from(family, words[1]);
  if (!header.client || !address_from(family, words[2])) return malformed("an address that is none");
  if (!is_port(words[3]) || !is_port(words[4])) return malformed("a port that is none");
  return header;
}

// §2.2
Read read_v2(std::string_view bytes) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
  if (bytes.size() > 12) {
    if (byte(12) >> 4U != 2) return malformed("another version than 2");
    if ((byte(12) & 0xFU) > 1) return malformed("another command than LOCAL or PROXY");
  }
  if (bytes.size() > 13 && (byte(13) >> 4U > 3 || (byte(13) & 0xFU) > 2)) {
    return malformed("an unknown family or transport");
  }
  if (bytes.size() < kV2Head) return std::nullopt;
  const std::size_t length = static_cast<std::size_t>(byte(14)) << 8U | byte(15);
  ProxyHeader header{kV2Head + length, std::nullopt};
  if (header.size > ProxyHeader::kMaxV2) return malformed("a header over 4 KiB");
  const bool is_local = (byte(12) & 0xFU) == 0;
  const unsigned family = byte(13) >> 4U;
  const unsigned transport = byte(13) & 0xFU;
  // Of both addresses and both ports.
  const std::size_t needed = family == 1 ? 12 : family == 2 ? 36 : family == 3 ? 216 : 0;
  if (!is_local && length < needed) return malformed("a length that is too short for its addresses");
  if (!is_local && transport == 2) return malformed("a client that did not come by TCP");
  if (bytes.size() < header.size) return std::nullopt;
  const bool has_client = !is_local && transport == 1 && (family == 1 || family == 2);
  if (has_client) header.client = written(family == 1 ? AF_INET : AF_INET6, bytes.data() + kV2Head);
  return header;
}

bool begins_like(std::string_view bytes, std::string_view start) {
  const auto size = std::min(bytes.size(), start.size());
  return bytes.substr(0, size) == start.substr(0, size);
}

}  // namespace

Read read_proxy_header(std::string_view bytes) {
  if (begins_like(bytes, kV1)) return bytes.size() < kV1.size() ? Read(std::nullopt) : read_v1(bytes);
  if (begins_like(bytes, kV2)) return bytes.size() < kV2.size() ? Read(std::nullopt) : read_v2(bytes);
  return malformed("no PROXY header at all");
}

}  // namespace draftwire::net
