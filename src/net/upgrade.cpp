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

// A number too large for any id or cursor stands for the largest one: nothing has it either.
std::optional<std::int64_t> number_from(std::string_view digits) {
  if (digits.empty() || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  std::int64_t number = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return parsed.ec == std::errc{} ? number : std::numeric_limits<std::int64_t>::max();
}

// Whether the path is /ws/ and these, with or without the last slash.
bool is_at(const http::Target& target, std::size_t segments) {
  if (target.top != "ws" || !target.segments) return false;
  const bool has_last_slash = target.segments->back().empty();
  return target.segments->size() - (has_last_slash ? 1 : 0) == segments;
}

std::optional<app::Channel> channel_at(const http::Target& target) {
  using Kind = app::Channel::Kind;
  if (!is_at(target, 3)) return std::nullopt;
  const std::string& kind = (*target.segments)[1];
  const auto id = number_from((*target.segments)[2]);
  if (!id || (kind != "draft" && kind != "tournament")) return std::nullopt;
  return app::Channel{kind == "draft" ? Kind::draft : Kind::tournament, *id};
}

#ifdef DRAFTWIRE_ECHO
bool is_echo(const http::Target& target) {
  return is_at(target, 2) && (*target.segments)[1] == "echo";
}
#else
bool is_echo(const http::Target&) {
  return false;
}
#endif

UpgradeRefusal malformed(std::string detail) {
  return {400, std::move(detail), {}};
}

std::expected<std::optional<realtime::ResumeFrom>, UpgradeRefusal> resume_in(std::string_view query) {
  const http::Parameter after = http::query_parameter(query, "after");
  const http::Parameter epoch = http::query_parameter(query, "epoch");
  const auto seq = after.value ? number_from(*after.value) : std::nullopt;
  if (after.is_given && !seq) return Refused(malformed("`after` must be one sequence number, 0 or more."));
  if (epoch.is_given && (!epoch.value || epoch.value->size() > kMaxEpoch)) {
    return Refused(malformed("`epoch` must be one epoch of a log."));
  }
  // A cursor without an epoch could be one of any log: nothing can be resumed by it.
  if (!seq || !epoch.value) return std::nullopt;
  return realtime::ResumeFrom{*seq, *epoch.value};
}

bool is_base64_digit(char c) {
  return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '+' || c == '/';
}

// RFC 6455 §4.1: base64 of 16 bytes. Bits left over in the last digit do not matter.
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

std::expected<Upgrade, UpgradeRefusal> upgrade_to(std::optional<app::Channel> channel, const http::Request& request,
                                                  bool is_http_1_1, const UpgradeRules& rules) {
  // First: a page that was refused asks by another method why.
  const auto trust = rules.trust_in(request);
  if (!trust) return Refused(trust.error());
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
  auto extensions = extensions_for(request, rules);
  if (!extensions) return Refused(std::move(extensions.error()));
  auto resume = resume_in(request.target.query);
  if (!resume) return Refused(std::move(resume.error()));
  return Upgrade{channel, std::move(*resume), accept_value(key), std::move(*extensions),
                 *trust == http::OriginTrust::own ? std::string(request.header("Cookie")) : std::string()};
}

}  // namespace

std::optional<std::expected<Upgrade, UpgradeRefusal>> upgrade_in(const http::Request& request, bool is_http_1_1,
                                                                 const UpgradeRules& rules) {
  const auto channel = channel_at(request.target);
  if (channel || is_echo(request.target)) return upgrade_to(channel, request, is_http_1_1, rules);
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
