#pragma once

#include <string>
#include <vector>

#include "http/message.hpp"

namespace draftwire::http {

// What every answer tells browsers not to do with it. Immutable; any thread.
class SecurityHeaders {
 public:
  // `frame_origins`: whose pages may show a draft's room in a frame. `read_origins`: whose scripts may read the API, as
  // anybody could: without cookies.
  SecurityHeaders(const std::vector<std::string>& frame_origins, std::vector<std::string> read_origins);

  void add_to(Response& response, const Request& request, bool is_behind_tls) const;

 private:
  void add_cors(Response& response, const Request& request) const;

  std::string policy_;       // Content-Security-Policy
  std::string room_policy_;  // of a page that may be in a frame; empty: there is none
  const std::vector<std::string> read_origins_;
};

}  // namespace draftwire::http
