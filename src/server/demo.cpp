#include "server/demo.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "auth/passwords.hpp"
#include "base/thread_loop.hpp"
#include "server/application.hpp"
#include "server/bots.hpp"
#include "server/populate.hpp"
#include "server/stop_signals.hpp"

namespace draftwire::server {
namespace {

constexpr std::chrono::seconds kPauseBetweenDrafts{60};
constexpr const char* kOrganiserName = "organiser";

// A folder that is gone with everything in it when this is.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "draftwire-demo-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// Lets the bots hear of commits.
class BotAnnouncer final : public app::Announcer {
 public:
  void listen(Bots& bots) { bots_ = &bots; }

  void committed(const std::shared_ptr<const app::Commit>& commit) override {
    if (bots_ != nullptr) bots_->committed(commit);
  }
  void setup_changed(domain::DraftId, domain::TournamentId) override {}
  void tournament_changed(domain::TournamentId) override {}
  void tournament_deleted(domain::TournamentId, const std::vector<domain::DraftId>&) override {}

 private:
  Bots* bots_ = nullptr;
};

std::string random_password() {
  std::string password;
  for (int i = 0; i < 12; ++i) password += static_cast<char>('a' + randombytes_uniform(26));
  return password;
}

// The organiser's account with a password of this run. Nothing: the database has one from an earlier run.
std::optional<std::string> make_organiser(Application& application) {
  const std::string password = random_password();
  const std::string hash = auth::hash_of_password(password);
  const bool is_new = application.store().write([&](app::WriteTransaction& tx) {
    tx.lock_rights();
    if (tx.accounts().credentials(kOrganiserName)) return false;
    tx.accounts().insert(kOrganiserName, app::Role::admin, hash, application.clock().now());
    return true;
  });
  return is_new ? std::optional(password) : std::nullopt;
}

void print_links(Application& application, const std::string& url, domain::DraftId draft) {
  fmt::print("\nViewer       {}/drafts/{}\n", url, draft.value);
  const auto seats =
      application.store().read([&](const app::ReadTransaction& tx) { return tx.seats().of_draft(draft); });
  for (const app::Seat& seat : seats) {
    fmt::print("Captain      {}   {}\n", application.seat_link(url, seat), seat.captain_name);
  }
  fmt::print("A bot picks for every captain whose link was not opened.\n");
  std::fflush(stdout);
}

void start_draft(Application& application, domain::DraftId draft) {
  if (const auto started = application.drafts().execute(draft, domain::StartDraft{}, app::Identity::system());
      !started) {
    throw std::runtime_error(started.error().detail);
  }
}

}  // namespace

int run_demo(const DemoCommand& command) {
  block_stop_signals();
  const TemporaryFolder folder;
  Settings settings = command.settings;
  if (!command.is_database_given) settings.database = {DatabaseAddress::Kind::sqlite, folder.file("demo.db")};

  BotAnnouncer announcer;
  Application application(settings);
  application.open();
  application.also_announce_to(announcer);
  Bots bots(application.store(), application.drafts(), command.pace);
  announcer.listen(bots);
  const auto password = make_organiser(application);
  const PopulatedDraft waiting = populate_equal_mmr(application.store(), application.drafts(), application.clock());
  const PopulatedDraft league = populate_demo_league(application.store(), application.drafts(), application.clock());
  application.start();

  const std::string url = settings.public_url.empty() ? application.urls().front() : settings.public_url;
  fmt::print("listening on {}\n\nFront page   {}/\n", application.urls().front(), url);
  fmt::print("Organiser    {}/sign-in   name: {}   password: {}\n", url, kOrganiserName,
             password.value_or("(as printed when this database was made)"));
  fmt::print("To start     {}/drafts/{}   (a pending draft whose first round must roll)\n", url,
             waiting.draft_id.value);
  start_draft(application, league.draft_id);
  print_links(application, url, league.draft_id);
  bots.play(league.draft_id);

  ThreadLoop season(
      "season",
      [&] {
        if (!bots.wait_until_over() || bots.wait_for_stop(kPauseBetweenDrafts)) return;
        const domain::DraftId next = repeat_draft(application.drafts(), league);
        start_draft(application, next);
        print_links(application, url, next);
        bots.play(next);
      },
      [&] { bots.stop(); });
  wait_for_stop_signal();
  season.stop();
  application.stop();
  return 0;
}

}  // namespace draftwire::server
