#include "auth/network_address.hpp"

#include <gtest/gtest.h>

namespace draftwire::auth {
namespace {

TEST(SubscriberOf, an_ipv4_address_is_itself) {
  EXPECT_EQ(subscriber_of("192.0.2.7"), "192.0.2.7");
}

TEST(SubscriberOf, all_ipv6_addresses_of_a_line_are_one) {
  EXPECT_EQ(subscriber_of("2001:db8:1:2:3:4:5:6"), subscriber_of("2001:db8:1:2::9"));
  EXPECT_NE(subscriber_of("2001:db8:1:2::9"), subscriber_of("2001:db8:1:3::9"));
}

TEST(SubscriberOf, a_mapped_ipv4_address_is_that_address) {
  EXPECT_EQ(subscriber_of("::ffff:192.0.2.7"), "192.0.2.7");
}

TEST(SubscriberOf, the_interface_does_not_matter) {
  EXPECT_EQ(subscriber_of("fe80::1%eth0"), subscriber_of("fe80::2"));
}

TEST(SubscriberOf, anything_else_stays) {
  EXPECT_EQ(subscriber_of("nonsense"), "nonsense");
}

}  // namespace
}  // namespace draftwire::auth
