#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace draftwire::net {

// How every answer begins, whatever it will say.
inline constexpr std::string_view kEveryAnswer = "HTTP/1.1 ";

// What the network layer itself says about an answer.
struct ResponseFrame {
  std::string_view request_id = {};
  std::size_t body_size = 0;
  bool keep_alive = false;
};

// Status line and header fields, up to the empty line (RFC 9112 §2.1). Lines that a header value would break are
// left out. Pure but for the date.
std::string response_head(const http::Response& response, const ResponseFrame& frame);

// Whether an answer of that status never has a body (RFC 9110 §6.4.1).
[[nodiscard]] bool is_without_body(int status);

}  // namespace draftwire::net
