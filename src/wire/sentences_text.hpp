#pragma once

#include <string_view>

namespace draftwire::wire {

// api/sentences.json as it was at build time.
extern const std::string_view kSentencesText;

}  // namespace draftwire::wire
