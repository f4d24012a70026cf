#pragma once

#include <string_view>

namespace draftwire::auth {

// Whether the password is one of those 18,000 that are tried first, in whatever case: the list of zxcvbn-ts. Any
// thread.
bool is_common_password(std::string_view password);

}  // namespace draftwire::auth
