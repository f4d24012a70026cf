#include "auth/common_passwords.hpp"

#include <string>

#include "base/ascii.hpp"

extern "C" {
// A line each, and a line feed before the first.
extern const char draftwire_common_passwords[];
extern const char draftwire_common_passwords_end[];
}

namespace draftwire::auth {

bool is_common_password(std::string_view password) {
  const std::string_view lines(draftwire_common_passwords, draftwire_common_passwords_end);
  return lines.contains("\n" + lower(password) + "\n");
}

}  // namespace draftwire::auth
