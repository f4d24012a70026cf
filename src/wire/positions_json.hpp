#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/corrupt_payload.hpp"
#include "wire/json.hpp"

namespace draftwire::wire {

// The positions of one player: a list of strings, in the order that the roster gives.
Array positions_json(const std::vector<std::string>& positions);

// The same as text, for the store, and back. Throws CorruptPayload.
std::string positions_text(const std::vector<std::string>& positions);
std::vector<std::string> positions_from(std::string_view text);

}  // namespace draftwire::wire
