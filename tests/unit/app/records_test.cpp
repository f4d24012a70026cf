#include "app/records.hpp"

#include <gtest/gtest.h>

namespace draftwire::app {
namespace {

TEST(Roles, read_as_they_are_written) {
  for (const Role role : {Role::member, Role::organiser, Role::admin}) EXPECT_EQ(role_from(to_string(role)), role);
  EXPECT_EQ(role_from("Admin"), std::nullopt);
  EXPECT_EQ(role_from(""), std::nullopt);
}

}  // namespace
}  // namespace draftwire::app
