#include "auth/trusted_proxies.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace draftwire::auth {
namespace {

const TrustedProxies kNobodyElse;

TrustedProxies trusting(std::vector<std::string> named) {
  return TrustedProxies(named);
}

TEST(ClientAddress, is_the_peer) {
  EXPECT_EQ(client_address(kNobodyElse, "192.0.2.7", ""), "192.0.2.7");
  EXPECT_EQ(client_address(kNobodyElse, "127.0.0.1", ""), "127.0.0.1");
}

TEST(ClientAddress, is_whom_a_proxy_on_this_machine_saw) {
  EXPECT_EQ(client_address(kNobodyElse, "127.0.0.1", "203.0.113.9, 192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(client_address(kNobodyElse, "::1", " 2001:db8::1 "), "2001:db8::1");
}

TEST(ClientAddress, is_never_what_a_stranger_says) {
  EXPECT_EQ(client_address(kNobodyElse, "192.0.2.7", "127.0.0.1"), "192.0.2.7");
}

TEST(ClientAddress, is_whom_a_named_proxy_saw) {
  const TrustedProxies proxies = trusting({"10.0.0.7", "2001:db8:5::/48"});
  EXPECT_EQ(client_address(proxies, "10.0.0.7", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(client_address(proxies, "::ffff:10.0.0.7", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(client_address(proxies, "10.0.0.8", "203.0.113.9"), "10.0.0.8");
  EXPECT_EQ(client_address(proxies, "2001:db8:5:1::1", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(client_address(proxies, "2001:db8:6::1", "203.0.113.9"), "2001:db8:6::1");
}

TEST(LimitedAddress, is_a_subscribers_line) {
  EXPECT_EQ(limited_address(kNobodyElse, "192.0.2.7", ""), "192.0.2.7");
  EXPECT_EQ(limited_address(kNobodyElse, "2001:db8::1:2:3:4", ""), "2001:db8::");
  EXPECT_EQ(limited_address(kNobodyElse, "127.0.0.1", "203.0.113.9"), "203.0.113.9");
}

TEST(LimitedAddress, is_nobodys_on_this_machine_or_of_a_proxy_that_speaks_for_itself) {
  EXPECT_EQ(limited_address(kNobodyElse, "127.0.0.1", ""), std::nullopt);
  EXPECT_EQ(limited_address(kNobodyElse, "::1", ""), std::nullopt);
  EXPECT_EQ(limited_address(kNobodyElse, "127.0.0.1", "127.0.0.2"), std::nullopt);
  EXPECT_EQ(limited_address(trusting({"10.0.0.7"}), "10.0.0.7", ""), std::nullopt);
}

TEST(LimitedAddress, is_not_what_a_stranger_says) {
  EXPECT_EQ(limited_address(kNobodyElse, "192.0.2.7", "127.0.0.1"), "192.0.2.7");
}

TEST(TrustedProxies, a_network_ends_where_its_bits_do) {
  const TrustedProxies proxies = trusting({"10.0.0.128/25"});
  EXPECT_TRUE(proxies.contains("10.0.0.129"));
  EXPECT_FALSE(proxies.contains("10.0.0.127"));
  EXPECT_TRUE(trusting({"0.0.0.0/0"}).contains("192.0.2.1"));
  EXPECT_FALSE(trusting({"0.0.0.0/0"}).contains("2001:db8::1"));
}

TEST(TrustedProxies, nonsense_is_refused) {
  for (const char* text : {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "2001:db8::/129"}) {
    EXPECT_THROW(trusting({text}), std::invalid_argument) << text;
  }
}

}  // namespace
}  // namespace draftwire::auth
