#pragma once

#include <chrono>
#include <expected>
#include <string>

namespace draftwire::auth {

// What another server is asked: a form that is posted, or, when that is empty, a GET.
struct WebRequest {
  std::string path;    // from the root of the one server that the client knows
  std::string form;    // application/x-www-form-urlencoded
  std::string bearer;  // RFC 6750; empty: none
  std::chrono::milliseconds timeout{};
};

struct WebAnswer {
  int status = 0;
  std::string content_type;
  std::string body;
};

// Asks one other server of the web, without following it anywhere else. Any worker thread; `send` blocks until the
// answer is there whole, or the timeout is over. The error is a line for the log, and holds nothing of the request.
class WebClient {
 public:
  virtual ~WebClient() = default;

  virtual std::expected<WebAnswer, std::string> send(const WebRequest& request) = 0;
};

}  // namespace draftwire::auth
