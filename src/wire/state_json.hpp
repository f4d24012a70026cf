#pragma once

#include <string>
#include <string_view>

#include "domain/state.hpp"

namespace draftwire::wire {

// A draft's state as GET /drafts/{id} and the first message of its channel show it: a JSON object. Any thread.
std::string state_text(const domain::State& state, std::string_view epoch);
void append_state(std::string& out, const domain::State& state, std::string_view epoch);

}  // namespace draftwire::wire
