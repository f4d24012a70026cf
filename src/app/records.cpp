#include "app/records.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace draftwire::app {
namespace {

template <class Value, std::size_t count>
using Names = std::array<std::pair<Value, std::string_view>, count>;

constexpr Names<Role, 3> kRoleNames{{
    {Role::member, "member"},
    {Role::organiser, "organiser"},
    {Role::admin, "admin"},
}};

constexpr Names<Visibility, 2> kVisibilityNames{{
    {Visibility::public_to_all, "public"},
    {Visibility::private_to_its_people, "private"},
}};

constexpr Names<InviteKind, 3> kInviteKindNames{{
    {InviteKind::invite, "invite"},
    {InviteKind::first_admin, "set_up"},
    {InviteKind::password, "password"},
}};

template <class Value, std::size_t count>
std::string_view name_of(const Names<Value, count>& names, Value value) {
  return std::ranges::find(names, value, &std::pair<Value, std::string_view>::first)->second;
}

template <class Value, std::size_t count>
std::optional<Value> named(const Names<Value, count>& names, std::string_view text) {
  const auto found = std::ranges::find(names, text, &std::pair<Value, std::string_view>::second);
  if (found == names.end()) return std::nullopt;
  return found->first;
}

}  // namespace

std::string_view to_string(Role role) {
  return name_of(kRoleNames, role);
}

std::optional<Role> role_from(std::string_view text) {
  return named(kRoleNames, text);
}

std::string_view to_string(Visibility visibility) {
  return name_of(kVisibilityNames, visibility);
}

std::optional<Visibility> visibility_from(std::string_view text) {
  return named(kVisibilityNames, text);
}

std::string_view to_string(InviteKind kind) {
  return name_of(kInviteKindNames, kind);
}

std::optional<InviteKind> invite_kind_from(std::string_view text) {
  return named(kInviteKindNames, text);
}

std::string team_name_after(std::string_view captain_name) {
  return "Team " + std::string(captain_name);
}

bool OpenDraft::has(domain::PlayerId player) const {
  return std::ranges::binary_search(players, player) != is_pending;
}

}  // namespace draftwire::app
