#include "app/records.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace draftwire::app {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 3> kRoleNames{{
    {Role::member, "member"},
    {Role::organiser, "organiser"},
    {Role::admin, "admin"},
}};

}  // namespace

std::string_view to_string(Role role) {
  return std::ranges::find(kRoleNames, role, &std::pair<Role, std::string_view>::first)->second;
}

std::optional<Role> role_from(std::string_view text) {
  const auto found = std::ranges::find(kRoleNames, text, &std::pair<Role, std::string_view>::second);
  if (found == kRoleNames.end()) return std::nullopt;
  return found->first;
}

}  // namespace draftwire::app
