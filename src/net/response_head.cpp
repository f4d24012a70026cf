#include "net/response_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "base/ascii.hpp"

namespace draftwire::net {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 101:
      return "Switching Protocols";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

// RFC 9110 §5.6.7.
std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  (void)::gmtime_r(&now, &utc);
  static constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                     kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                     utc.tm_sec);
}

bool breaks_line(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool is_ours(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kOurs{"content-length", "connection", "date", "x-request-id",
                                                         "transfer-encoding"};
  return std::ranges::any_of(kOurs, [&](std::string_view ours) { return is_same_word(name, ours); });
}

}  // namespace

bool is_without_body(int status) {
  return status < 200 || status == 204 || status == 304;
}

std::string response_head(const http::Response& response, const ResponseFrame& frame) {
  std::string head = fmt::format("{}{} {}\r\n", kEveryAnswer, response.status, reason_of(response.status));
  for (const auto& [name, value] : response.headers) {
    if (is_ours(name) || breaks_line(name) || breaks_line(value)) continue;
    head += fmt::format("{}: {}\r\n", name, value);
  }
  head += fmt::format("Date: {}\r\n", http_date());
  if (!frame.request_id.empty()) head += fmt::format("X-Request-Id: {}\r\n", frame.request_id);
  if (!is_without_body(response.status)) head += fmt::format("Content-Length: {}\r\n", frame.body_size);
  if (response.status == 101) {
    head += "Connection: Upgrade\r\n";
  } else {
    const bool offers_upgrade = response.status == 426;  // RFC 9110 §7.8
    head += offers_upgrade && frame.keep_alive ? "Connection: keep-alive, Upgrade\r\n"
            : offers_upgrade                   ? "Connection: close, Upgrade\r\n"
            : frame.keep_alive                 ? "Connection: keep-alive\r\n"
                                               : "Connection: close\r\n";
  }
  head += "\r\n";
  return head;
}

}  // namespace draftwire::net
