#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

// Compression of single messages (RFC 7692): each by itself, so that one result fits everybody.
namespace draftwire::wire {

// What a peer must keep of a message to inflate it, as a power of two. Our messages repeat themselves at short
// distances: from 4 KiB on, a larger window makes none of them noticeably smaller.
constexpr int kDeflateWindowBits = 12;

// The payload of a compressed message, without the empty block at its end (RFC 7692 §7.2.1). Throws std::bad_alloc.
// Any thread.
std::string deflated(std::string_view payload);

enum class NotInflated { broken, too_long };

// The message that a peer deflated by itself, with a window of any size (RFC 7692 §7.2.2), when it has no more than
// `limit` bytes. Any thread.
std::expected<std::string, NotInflated> inflated(std::string_view payload, std::size_t limit);

}  // namespace draftwire::wire
