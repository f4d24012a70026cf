#pragma once

#include <string>

namespace draftwire::server {

// Sends the log to standard error, as text for a person or as one JSON object a line. Call once, before other threads.
void start_logging(const std::string& level, const std::string& format);

}  // namespace draftwire::server
