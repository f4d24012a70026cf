#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Bytes as a text that a URL and a cookie take as it is (RFC 4648 §5), without padding. Any thread.
namespace draftwire::auth {

std::string to_base64url(std::span<const std::uint8_t> bytes);

// Nothing for a text that is none, or that stands for more bytes than that.
std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text, std::size_t max_bytes);

// 256 random bits as such a text.
std::string new_secret_text();

}  // namespace draftwire::auth
