#include "base/request_scope.hpp"

#include <utility>

namespace draftwire {
namespace {

thread_local std::string_view current_request_id;

}  // namespace

RequestScope::RequestScope(std::string_view request_id) : before_(std::exchange(current_request_id, request_id)) {}

RequestScope::~RequestScope() {
  current_request_id = before_;
}

std::string_view RequestScope::current_id() {
  return current_request_id;
}

}  // namespace draftwire
