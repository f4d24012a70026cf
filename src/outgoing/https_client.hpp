#pragma once

#include <string>

#include "auth/web_client.hpp"

namespace draftwire::outgoing {

// Asks the server at one URL, by HTTPS with its certificate verified; by plain HTTP only when that is what the URL
// says. Takes no redirect, no proxy of the environment, no cookies, and no more than 64 KiB, head included. Any thread;
// each request has a connection of its own.
class HttpsClient final : public auth::WebClient {
 public:
  // Throws std::runtime_error when libcurl does not start.
  explicit HttpsClient(std::string url);

  std::expected<auth::WebAnswer, std::string> send(const auth::WebRequest& request) override;

 private:
  const std::string url_;
};

}  // namespace draftwire::outgoing
