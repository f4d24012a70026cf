#include "app/discord_link.hpp"

namespace draftwire::app {

std::optional<domain::AccountId> account_of_player(const ReadTransaction& tx, std::optional<domain::AccountId> given,
                                                   const std::optional<std::string>& discord_id) {
  if (given || !discord_id) return given;
  const auto record = tx.accounts().of_discord(*discord_id);
  if (!record) return std::nullopt;
  return record->account.id;
}

}  // namespace draftwire::app
