#include "http/session_cookie.hpp"

#include <chrono>
#include <utility>

#include "http/own_cookie.hpp"

namespace draftwire::http {
namespace {

constexpr std::string_view kName = "draftwire_session";

}  // namespace

std::string_view session_id_in(const Front& front, std::string_view cookies) {
  return own_cookie(front, cookies, kName);
}

Response with_session(const Front& front, const Request& request, Response response,
                      const auth::OpenedSession& opened) {
  return with_own_cookie(front, request, std::move(response), kName, opened.session_id, auth::Sessions::kLongestAge);
}

Response without_session(const Front& front, const Request& request, Response response) {
  return with_own_cookie(front, request, std::move(response), kName, {}, std::chrono::seconds(0));
}

}  // namespace draftwire::http
