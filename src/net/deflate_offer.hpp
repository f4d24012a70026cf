#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace draftwire::net {

// The header does not follow its grammar: the handshake fails (RFC 6455 §9.1).
struct MalformedExtensions {};

// What to answer to the offers in Sec-WebSocket-Extensions: the first of permessage-deflate that can be met (RFC 7692
// §5, §7.1), always without context takeover. Nothing: none can, and the line goes without. Pure.
std::expected<std::optional<std::string>, MalformedExtensions> answer_to_extensions(std::string_view offers);

}  // namespace draftwire::net
