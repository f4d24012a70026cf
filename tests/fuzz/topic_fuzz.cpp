// A night of the fuzzer's choosing: commits, joins, partial sends and readers that wake. Each viewer's bytes are
// exactly the frames that it has to get.
#include "fuzz/choices.hpp"
#include "unit/realtime/night.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  draftwire::testing::Choices choices(data, size);
  using draftwire::testing::Sends;
  const Sends sends = choices.below(2) == 0 ? Sends::one_by_one : Sends::together;
  draftwire::testing::Night night(sends, [&](std::size_t limit) { return choices.below(limit); });
  while (!choices.is_over()) night.step();
  night.end();
  return 0;
}
