#pragma once

#include "server/settings.hpp"

namespace draftwire::server {

// Sends the log to standard error, as text for a person or as one JSON object a line, beginning with the warnings of
// the settings. Call once, before other threads.
void start_logging(const Settings& settings);

}  // namespace draftwire::server
