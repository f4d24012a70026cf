#pragma once

#include <string_view>

namespace draftwire {

// The id of the request that this thread works on, for as long as the object lives: the log puts it on every line.
// Scopes nest. The id's text must outlive it.
class RequestScope {
 public:
  explicit RequestScope(std::string_view request_id);
  ~RequestScope();
  RequestScope(const RequestScope&) = delete;
  RequestScope& operator=(const RequestScope&) = delete;

  // Empty when this thread works on no request.
  static std::string_view current_id();

 private:
  std::string_view before_;
};

}  // namespace draftwire
