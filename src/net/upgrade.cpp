#include "net/upgrade.hpp"

#include <openssl/sha.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/ascii.hpp"
#include "net/deflate_offer.hpp"

namespace draftwire::net {
namespace {

constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
constexpr std::string_view kExtensions = "Sec-WebSocket-Extensions";
constexpr std::size_t kMaxEpoch = 128;

using Refused = std::unexpected<UpgradeRefusal>;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Whether a comma-separated header of that name holds the token, in any letter case, in any of its lines.
bool has_token(const http::Request& request, std::string_view name, std::string_view token) {
  for (const auto& [known, value] : request.headers) {
    if (!is_same_word(known, name)) continue;
    std::string_view rest = value;
    while (true) {
      const auto comma = rest.find(',');
      if (is_same_word(trimmed(rest.substr(0, comma)), token)) return true;
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return false;
}

// A number too large for any id or cursor stands for the largest one: nobody has it either.
std::optional<std::int64_t> number_from(std::string_view digits) {
  if (digits.empty() || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  std::int64_t number = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return parsed.ec == std::errc{} ? number : std::numeric_limits<std::int64_t>::max();
}

std::optional<app::Channel> channel_from(std::string_view path) {
  app::Channel channel;
  if (path.starts_with("/ws/draft/")) {
    path.remove_prefix(std::string_view("/ws/draft/").size());
  } else if (path.starts_with("/ws/tournament/")) {
    channel.kind = app::Channel::Kind::tournament;
    path.remove_prefix(std::string_view("/ws/tournament/").size());
  } else {
    return std::nullopt;
  }
  if (path.ends_with('/')) path.remove_suffix(1);
  const auto id = number_from(path);
  if (!id) return std::nullopt;
  channel.id = *id;
  return channel;
}

#ifdef DRAFTWIRE_ECHO
bool is_echo(std::string_view path) {
  return path == "/ws/echo" || path == "/ws/echo/";
}
#else
bool is_echo(std::string_view) {
  return false;
}
#endif

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = lower(c);
  if (low >= 'a' && low <= 'f') return low - 'a' + 10;
  return std::nullopt;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
    if (!high || !low) return std::nullopt;
    result += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  return result;
}

UpgradeRefusal malformed(std::string detail) {
  return {400, std::move(detail), {}};
}

std::expected<std::optional<realtime::ResumeFrom>, UpgradeRefusal> resume_in(std::string_view query) {
  std::optional<std::int64_t> after;
  std::optional<std::string> epoch;
  while (!query.empty()) {
    const auto end = query.find('&');
    const std::string_view field = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const auto equals = field.find('=');
    const std::string_view name = field.substr(0, equals);
    const auto value = decoded(equals == std::string_view::npos ? std::string_view{} : field.substr(equals + 1));
    if (name == "after") {
      if (after) return Refused(malformed("`after` is given twice."));
      after = value ? number_from(*value) : std::nullopt;
      if (!after) return Refused(malformed("`after` must be a sequence number, 0 or more."));
    } else if (name == "epoch") {
      if (epoch) return Refused(malformed("`epoch` is given twice."));
      if (!value || value->size() > kMaxEpoch) return Refused(malformed("`epoch` is no epoch of a log."));
      epoch = value;
    }
  }
  // A cursor without an epoch could be one of any log: nothing can be resumed by it.
  if (!after || !epoch) return std::nullopt;
  return realtime::ResumeFrom{*after, std::move(*epoch)};
}

bool is_base64_digit(char c) {
  return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '+' || c == '/';
}

// RFC 6455 §4.1: base64 of 16 bytes. Bits left over in the last digit are nobody's concern.
bool is_key(std::string_view key) {
  return key.size() == 24 && key.ends_with("==") && std::ranges::all_of(key.substr(0, 22), is_base64_digit);
}

UpgradeRefusal wrong_version(int status, std::string detail) {
  UpgradeRefusal refusal{status, std::move(detail), {{"Sec-WebSocket-Version", "13"}}};
  if (status == 426) refusal.headers.emplace_back("Upgrade", "websocket");
  return refusal;
}

// The header may stand in several lines, which are one list (RFC 6455 §9.1).
std::expected<std::optional<std::string>, UpgradeRefusal> extensions_for(const http::Request& request,
                                                                         const UpgradeRules& rules) {
  if (request.header_count(kExtensions) == 0) return std::nullopt;
  std::string offers;
  for (const auto& [name, value] : request.headers) {
    if (!is_same_word(name, kExtensions)) continue;
    if (!offers.empty()) offers += ',';
    offers += value;
  }
  auto answer = answer_to_extensions(offers);
  if (!answer) return Refused(malformed("`Sec-WebSocket-Extensions` is malformed."));
  return rules.may_deflate ? std::move(*answer) : std::nullopt;
}

std::expected<Upgrade, UpgradeRefusal> upgrade_to(std::optional<app::Channel> channel, std::string_view query,
                                                  const http::Request& request, bool is_http_1_1,
                                                  const UpgradeRules& rules) {
  if (request.method != "GET") {
    UpgradeRefusal refusal = wrong_version(405, "A channel is opened by GET.");
    refusal.headers.emplace_back("Allow", "GET");
    return Refused(std::move(refusal));
  }
  if (!has_token(request, "Upgrade", "websocket")) {
    return Refused(wrong_version(426, "This is a WebSocket: ask for `Upgrade: websocket`."));
  }
  if (!is_http_1_1) return Refused(wrong_version(400, "A WebSocket needs HTTP/1.1."));
  if (!has_token(request, "Connection", "Upgrade")) {
    return Refused(wrong_version(400, "The handshake lacks `Connection: Upgrade`."));
  }
  if (request.header_count("Sec-WebSocket-Version") != 1 || request.header("Sec-WebSocket-Version") != "13") {
    return Refused(wrong_version(426, "Only version 13 of the WebSocket protocol is spoken here."));
  }
  const std::string_view key = request.header("Sec-WebSocket-Key");
  if (request.header_count("Sec-WebSocket-Key") != 1 || !is_key(key)) {
    return Refused(wrong_version(400, "`Sec-WebSocket-Key` must be 16 bytes in base64, once."));
  }
  const std::size_t origins = request.header_count("Origin");
  const OriginTrust trust =
      origins == 0 ? OriginTrust::own : rules.trust_in(request.header("Origin"), request.header("Host"));
  if (origins > 1 || trust == OriginTrust::none) {
    return Refused(UpgradeRefusal{403, "This site may not open a channel here.", {}});
  }
  auto extensions = extensions_for(request, rules);
  if (!extensions) return Refused(std::move(extensions.error()));
  auto resume = resume_in(query);
  if (!resume) return Refused(std::move(resume.error()));
  return Upgrade{channel, std::move(*resume), accept_value(key), std::move(*extensions),
                 trust == OriginTrust::own ? std::string(request.header("Cookie")) : std::string()};
}

}  // namespace

std::optional<std::expected<Upgrade, UpgradeRefusal>> upgrade_in(const http::Request& request, bool is_http_1_1,
                                                                 const UpgradeRules& rules) {
  const std::string_view target = request.target;
  const auto mark = target.find('?');
  const std::string_view path = target.substr(0, mark);
  const auto channel = channel_from(path);
  const std::string_view query = mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
  if (channel || is_echo(path)) return upgrade_to(channel, query, request, is_http_1_1, rules);
  if (!has_token(request, "Upgrade", "websocket")) return std::nullopt;
  return Refused(UpgradeRefusal{404, "There is no channel at this path.", {}});
}

std::string accept_value(std::string_view key) {
  std::string text(key);
  text += kGuid;
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  constexpr std::size_t kSize = sodium_base64_ENCODED_LEN(SHA_DIGEST_LENGTH, sodium_base64_VARIANT_ORIGINAL);
  std::array<char, kSize> encoded{};
  sodium_bin2base64(encoded.data(), encoded.size(), digest.data(), digest.size(), sodium_base64_VARIANT_ORIGINAL);
  return encoded.data();
}

}  // namespace draftwire::net
