#include "auth/seat_tokens.hpp"

#include <gtest/gtest.h>

#include <array>

namespace draftwire::auth {
namespace {

ServerSecret secret_of(std::uint8_t byte) {
  ServerSecret secret{};
  secret.fill(byte);
  return secret;
}

const SeatClaim kSeat{{7}, {2}};

TEST(SeatTokens, open_their_seat) {
  const SeatTokens tokens(secret_of(1));
  const std::string token = tokens.token(kSeat, 3);
  EXPECT_EQ(SeatTokens::claim(token), kSeat);
  EXPECT_TRUE(tokens.opens(token, kSeat, 3));
}

TEST(SeatTokens, are_the_same_whenever_they_are_asked_for) {
  EXPECT_EQ(SeatTokens(secret_of(1)).token(kSeat, 1), SeatTokens(secret_of(1)).token(kSeat, 1));
}

TEST(SeatTokens, of_an_older_or_later_generation_open_nothing) {
  const SeatTokens tokens(secret_of(1));
  EXPECT_FALSE(tokens.opens(tokens.token(kSeat, 1), kSeat, 2));
  EXPECT_FALSE(tokens.opens(tokens.token(kSeat, 2), kSeat, 1));
}

TEST(SeatTokens, of_another_server_open_nothing) {
  EXPECT_FALSE(SeatTokens(secret_of(1)).opens(SeatTokens(secret_of(2)).token(kSeat, 1), kSeat, 1));
}

TEST(SeatTokens, of_another_seat_open_nothing) {
  const SeatTokens tokens(secret_of(1));
  EXPECT_FALSE(tokens.opens(tokens.token({{7}, {3}}, 1), kSeat, 1));
  EXPECT_FALSE(tokens.opens(tokens.token({{8}, {2}}, 1), kSeat, 1));
}

TEST(SeatTokens, with_any_changed_character_open_nothing) {
  const SeatTokens tokens(secret_of(1));
  const std::string token = tokens.token(kSeat, 1);
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string forged = token;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    const auto claim = SeatTokens::claim(forged);
    EXPECT_FALSE(claim && tokens.opens(forged, *claim, 1)) << i;
  }
}

TEST(SeatTokens, are_those_of_links_that_were_sent_long_ago) {
  EXPECT_EQ(SeatTokens(secret_of(1)).token(kSeat, 1), "AAAAAAAAAAcAAAAAAAAAAvAflhnzJJ5DzxzYr5UHi-Pnnrc-H0ag1g");
}

TEST(SeatTokens, open_nothing_but_seats) {
  const std::array<std::int64_t, 2> ids{7, 2};
  const LinkTokens others(secret_of(1), "draftwire watch");
  EXPECT_FALSE(SeatTokens(secret_of(1)).opens(others.token(ids, 1), kSeat, 1));
  EXPECT_FALSE(others.opens(SeatTokens(secret_of(1)).token(kSeat, 1), ids, 1));
}

TEST(SeatTokens, have_one_form) {
  const std::string token = SeatTokens(secret_of(1)).token(kSeat, 1);
  for (const std::string& text : {std::string(), std::string("x"), token + "A", token.substr(1), token + "=",
                                  std::string(token.size(), '/'), std::string(200, 'a')}) {
    EXPECT_EQ(SeatTokens::claim(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace draftwire::auth
