#include "server/offline_commands.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "app/names.hpp"
#include "auth/passwords.hpp"
#include "base/metrics.hpp"
#include "server/database.hpp"
#include "server/os_dice.hpp"
#include "server/password_prompt.hpp"
#include "server/populate.hpp"
#include "server/secret_file.hpp"
#include "server/system_clock.hpp"
#include "storage/rows/league_copy.hpp"

namespace draftwire::server {
namespace {

constexpr std::size_t kShortestPassword = 8;
constexpr std::size_t kLongestPassword = 256;

// Nobody watches a database that is not served.
class NoAnnouncer final : public app::Announcer {
 public:
  void committed(const std::shared_ptr<const app::Commit>&) override {}
  void setup_changed(domain::DraftId, domain::TournamentId) override {}
  void tournament_deleted(domain::TournamentId, const std::vector<domain::DraftId>&) override {}
};

void check_password(const std::string& password) {
  if (password.size() < kShortestPassword || password.size() > kLongestPassword) {
    throw std::runtime_error(fmt::format("the password must be {} to {} bytes long, not {}", kShortestPassword,
                                         kLongestPassword, password.size()));
  }
}

}  // namespace

int run(const AddAccountCommand& command) {
  const auto name = app::checked_name(command.name);
  if (!name) throw std::runtime_error(fmt::format("the account's name {}", name.error()));
  const auto store = open_database(command.settings.database).store;
  const std::string password = read_new_password();
  check_password(password);
  auth::Passwords passwords;
  const std::string hash = passwords.hash(password);
  SystemClock clock;
  store->write([&](app::StoreWriter& writer) {
    if (writer.credentials(*name)) {
      throw std::runtime_error(fmt::format("there is an account {} already", *name));
    }
    writer.insert_account(*name, command.role, hash, clock.now());
  });
  fmt::print("created the {} account {}\n", app::to_string(command.role), *name);
  return 0;
}

int run(const CopyCommand& command) {
  if (command.from == command.to) throw std::runtime_error("FROM and TO are the same database");
  const Database from = open_database(command.from);
  const Database to = open_database(command.to);
  const storage::CopiedLeague copied = storage::copy_league(*from.store, *to.store);
  const auth::ServerSecret secret = seat_secret(command.from, new_secret());
  const bool is_secret_kept = seat_secret(command.to, secret) == secret;
  fmt::print("copied {} tournaments with {} drafts and {} events; every log is the same\n", copied.tournaments,
             copied.drafts, copied.events);
  if (!is_secret_kept) fmt::print("the seat links are other ones now: the new database had a key of its own\n");
  return 0;
}

int run(const PopulateCommand& command) {
  const auto store = open_database(command.settings.database).store;
  app::StateCache states(1);
  SystemClock clock;
  OsDice dice;
  NoAnnouncer nobody;
  Metrics metrics;
  app::DraftService drafts(*store, states, clock, dice, nobody, metrics);
  fmt::print("{}\n", populate(*store, drafts, clock, command.scenario));
  return 0;
}

}  // namespace draftwire::server
