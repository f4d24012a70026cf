#pragma once

#include <chrono>
#include <string_view>

#include "http/front.hpp"
#include "http/message.hpp"

namespace draftwire::http {

// The server's own cookies, for no script and no other site. Behind TLS one is `Secure` and `__Host-`: no other host
// of the domain and no plain line can set it. Any thread.

// The value in a `Cookie` header; empty when there is none. At a public URL of https nothing but the `__Host-` cookie
// counts.
std::string_view own_cookie(const Front& front, std::string_view cookies, std::string_view name);

// The answer that gives the browser one, or takes it when it is to live for no time.
Response with_own_cookie(const Front& front, const Request& request, Response response, std::string_view name,
                         std::string_view value, std::chrono::seconds max_age);

}  // namespace draftwire::http
