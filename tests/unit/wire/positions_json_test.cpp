#include "wire/positions_json.hpp"

#include <gtest/gtest.h>

namespace draftwire::testing {
namespace {

TEST(Positions, ReadBackAsTheyWereWritten) {
  for (const std::vector<std::string>& positions :
       {std::vector<std::string>{}, {"carry"}, {"mid", "Offlane, \"safe\"", "支援"}}) {
    EXPECT_EQ(wire::positions_from(wire::positions_text(positions)), positions);
  }
}

TEST(Positions, AreAPlainList) {
  EXPECT_EQ(wire::positions_text({"carry", "mid"}), R"(["carry","mid"])");
}

TEST(Positions, ThatAreDamagedAreRefused) {
  for (const char* text : {"", "{}", "[1]", "[\"a\"", "null"}) {
    EXPECT_THROW(static_cast<void>(wire::positions_from(text)), wire::CorruptPayload) << text;
  }
}

}  // namespace
}  // namespace draftwire::testing
