#include "wire/positions_json.hpp"

#include <gtest/gtest.h>

namespace draftwire::testing {
namespace {

TEST(Positions, read_back_as_they_were_written) {
  for (const std::vector<std::string>& positions :
       {std::vector<std::string>{}, {"carry"}, {"mid", "Offlane, \"safe\"", "支援"}}) {
    EXPECT_EQ(wire::positions_from(wire::positions_text(positions)), positions);
  }
}

TEST(Positions, are_a_plain_list) {
  EXPECT_EQ(wire::positions_text({"carry", "mid"}), R"(["carry","mid"])");
}

TEST(Positions, that_are_damaged_are_refused) {
  for (const char* text : {"", "{}", "[1]", "[\"a\"", "null"}) {
    EXPECT_THROW(static_cast<void>(wire::positions_from(text)), wire::CorruptPayload) << text;
  }
}

}  // namespace
}  // namespace draftwire::testing
