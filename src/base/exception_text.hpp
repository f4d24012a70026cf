#pragma once

#include <string>

namespace draftwire {

// What is being handled, whatever was thrown, as a line for the log. Precondition: inside of a catch block.
std::string current_exception_text();

}  // namespace draftwire
