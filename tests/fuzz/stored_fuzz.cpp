// What the store holds, damaged: it reads as an event or says what is wrong, and what reads is written the same again.
#include <array>
#include <stdexcept>
#include <string>

#include "fuzz/choices.hpp"
#include "wire/corrupt_payload.hpp"
#include "wire/event_json.hpp"
#include "wire/positions_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire;
  static constexpr std::array<std::string_view, 9> kTypes{"draft_started", "tie_roll",    "captain_assigned",
                                                          "player_picked", "pick_undone", "draft_completed",
                                                          "draft_aborted", "positions",   "unheard_of"};
  testing::Choices choices(data, size);
  const std::string_view type = kTypes[choices.below(kTypes.size())];
  const std::string text = choices.rest();
  try {
    if (type == "positions") {
      const auto positions = wire::positions_from(text);
      if (wire::positions_from(wire::positions_text(positions)) != positions) throw std::logic_error("not the same");
      return 0;
    }
    const domain::EventBody body = wire::event_body_from(type, text);
    if (wire::event_body_from(type, wire::payload_text(body, {7})) != body) throw std::logic_error("not the same");
  } catch (const wire::CorruptPayload&) {
    return 0;
  }
  return 0;
}
