#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

namespace draftwire::bench {

// One connection to 127.0.0.1 that sends a request and waits for its answer; keeps the cookie that it was given. One
// thread.
class HttpClient {
 public:
  explicit HttpClient(int port, std::string cookie = {});
  ~HttpClient();
  HttpClient(HttpClient&& other) noexcept;
  HttpClient& operator=(HttpClient&& other) noexcept;

  struct Answer {
    int status = 0;
    std::string body;
  };

  Answer request(std::string_view method, std::string_view path, std::string_view body = {});

  // A call of the API that must succeed.
  boost::json::value call(std::string_view method, std::string_view path, const boost::json::value& body = {});

  [[nodiscard]] const std::string& cookie() const { return cookie_; }

 private:
  [[nodiscard]] std::string read_head();
  void read_more();

  int socket_ = -1;
  std::string cookie_;
  std::string unread_;
};

}  // namespace draftwire::bench
