#pragma once

#include <optional>
#include <string>

#include "app/store.hpp"

namespace draftwire::app {

// A player's account: the one given, else the one that signs in as the player's Discord user, if there is one.
std::optional<domain::AccountId> account_of_player(const ReadTransaction& tx, std::optional<domain::AccountId> given,
                                                   const std::optional<std::string>& discord_id);

}  // namespace draftwire::app
