#pragma once

#include <string>

#include "domain/events.hpp"

namespace draftwire::wire {

// What happened, in one English sentence: `Kay picked Niko (Round 3)`. The words are those of api/sentences.json,
// which the pages read as well. Any thread.
std::string sentence(const domain::Event& event);
std::string sentence(const domain::EventBody& body);

}  // namespace draftwire::wire
