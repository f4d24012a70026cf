#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/records.hpp"

// Session ids: 256 random bits, which only the browser keeps. The store has their hash, so that a copy of it
// opens no session. The tokens of links that are used once are made the same way. Any thread.
namespace draftwire::auth {

std::string new_session_id();

// Nothing for a text that can't be a session id.
std::optional<app::SessionHash> session_hash(std::string_view session_id);

}  // namespace draftwire::auth
