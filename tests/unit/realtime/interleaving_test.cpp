#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "unit/realtime/night.hpp"

namespace draftwire::realtime {
namespace {

class Interleavings : public ::testing::TestWithParam<testing::Sends> {};

TEST_P(Interleavings, show_every_viewer_every_event_once_and_in_order) {
  const char* wanted = std::getenv("DRAFTWIRE_TEST_NIGHTS");
  const auto nights = static_cast<std::uint32_t>(wanted != nullptr ? std::atoi(wanted) : 200);
  for (std::uint32_t seed = 1; seed <= nights && !HasFailure(); ++seed) {
    SCOPED_TRACE("night " + std::to_string(seed));
    std::mt19937 random(seed);
    testing::Night night(GetParam(), [&](std::size_t limit) {
      return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    });
    EXPECT_NO_THROW({
      for (auto steps = 40 + seed % 7 * 60; steps > 0; --steps) night.step();
      night.end();
    });
  }
}

INSTANTIATE_TEST_SUITE_P(Sends, Interleavings, ::testing::Values(testing::Sends::one_by_one, testing::Sends::together));

}  // namespace
}  // namespace draftwire::realtime
