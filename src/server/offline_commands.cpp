#include "server/offline_commands.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <stdexcept>

#include "base/metrics.hpp"
#include "server/database.hpp"
#include "server/os_dice.hpp"
#include "server/populate.hpp"
#include "server/secret_file.hpp"
#include "server/system_clock.hpp"
#include "storage/rows/league_copy.hpp"

namespace draftwire::server {
namespace {

// A database that is not served has no viewers.
class NoAnnouncer final : public app::Announcer {
 public:
  void committed(const std::shared_ptr<const app::Commit>&) override {}
  void setup_changed(domain::DraftId, domain::TournamentId) override {}
  void tournament_changed(domain::TournamentId) override {}
  void tournament_deleted(domain::TournamentId, const std::vector<domain::DraftId>&) override {}
};

}  // namespace

int run(const CopyCommand& command) {
  if (command.from == command.to) throw std::runtime_error("FROM and TO are the same database");
  const Database from = open_database(command.from);
  const Database to = open_database(command.to);
  const storage::CopiedLeague copied = storage::copy_league(*from.store, *to.store);
  const auth::ServerSecret secret = seat_secret(command.from, new_secret());
  const bool is_secret_kept = seat_secret(command.to, secret) == secret;
  fmt::print("copied {} tournaments with {} drafts and {} events; every log is the same\n", copied.tournaments,
             copied.drafts, copied.events);
  if (!is_secret_kept) spdlog::warn("the seat links are other ones now: the new database had a key of its own");
  return 0;
}

int run(const PopulateCommand& command) {
  const auto store = open_database(command.settings.database).store;
  app::StateCache states(1);
  SystemClock clock;
  OsDice dice;
  NoAnnouncer none;
  Metrics metrics;
  app::DraftService drafts(*store, states, clock, dice, none, metrics);
  fmt::print("{}\n", populate(*store, drafts, clock, command.scenario));
  return 0;
}

}  // namespace draftwire::server
