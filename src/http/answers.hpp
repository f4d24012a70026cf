#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "wire/json.hpp"
#include "wire/problem.hpp"

namespace draftwire::http {

// What a route says: an answer, or the problem that stands in its way.
using Answer = std::expected<Response, wire::Problem>;

// JSON that may depend on who asks, and is not kept by anybody.
Response json_response(int status, const wire::Object& body);
// The same of an object's text.
Response json_text_response(int status, std::string body);

// 204.
Response empty_response();

// A strong tag (RFC 9110 §8.8.3) that changes whenever `body` does.
std::string etag_of(std::string_view body);

// Whether an If-None-Match header names `etag`: a list, weak tags too, or `*`.
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace draftwire::http
