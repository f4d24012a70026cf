#pragma once

#include <string_view>

#include "auth/sessions.hpp"
#include "http/front.hpp"
#include "http/message.hpp"

namespace draftwire::http {

// The session's cookie, by whichever way of signing in. Any thread.

// The id of the session in a `Cookie` header; empty when there is none.
std::string_view session_id_in(const Front& front, std::string_view cookies);

// The answer that gives the browser its new session.
Response with_session(const Front& front, const Request& request, Response response, const auth::OpenedSession& opened);

// The answer that takes the session's cookie from the browser.
Response without_session(const Front& front, const Request& request, Response response);

}  // namespace draftwire::http
