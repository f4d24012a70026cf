#pragma once

#include <string_view>

#include "domain/state.hpp"
#include "wire/json.hpp"

namespace draftwire::wire {

// A draft's state as GET /drafts/{id} and the first message of its channel show it. Any thread.
Object to_json(const domain::State& state, std::string_view epoch);

}  // namespace draftwire::wire
