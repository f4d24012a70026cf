#pragma once

#include <string>

#include "http/target.hpp"

namespace draftwire::http {

// A path holds no secret but one: the token of a seat, an invitation or a watch link, which stands behind a word for
// its kind. However it is spelled: escaped, in capitals, behind more slashes. Pure; any thread.

// Whether there is one in it.
bool has_token(const Target& target);

// The path for a log: as far as the word, and never longer than 200 characters.
std::string without_token(const Target& target);

}  // namespace draftwire::http
