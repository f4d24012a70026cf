#include "server/application.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <expected>
#include <limits>
#include <utility>

#include "app/attendance.hpp"
#include "app/channel_log.hpp"
#include "app/state_cache.hpp"
#include "app/store_health.hpp"
#include "app/watched_store.hpp"
#include "auth/discord.hpp"
#include "auth/expiry.hpp"
#include "auth/seat_tokens.hpp"
#include "auth/trusted_proxies.hpp"
#include "base/cores.hpp"
#include "base/lanes.hpp"
#include "base/metrics.hpp"
#include "cluster/relay.hpp"
#include "http/doorman.hpp"
#include "http/problem_table.hpp"
#include "http/server_handler.hpp"
#include "net/server.hpp"
#include "outgoing/https_client.hpp"
#include "realtime/hub.hpp"
#include "server/access_watch.hpp"
#include "server/account_socket.hpp"
#include "server/database.hpp"
#include "server/league_clock.hpp"
#include "server/os_dice.hpp"
#include "server/secret_file.hpp"
#include "server/state_directory.hpp"
#include "server/store_watch.hpp"
#include "server/system_clock.hpp"

namespace draftwire::server {
namespace {

constexpr std::size_t kCachedStates = 2048;
constexpr std::size_t kMostHashes = 4;  // each takes 19 MiB

// Tells the viewers first, then one more listener if there is one.
class Fanout final : public app::Announcer {
 public:
  void add(app::Announcer& listener) { listeners_.push_back(&listener); }

  void committed(const std::shared_ptr<const app::Commit>& commit) override {
    for (app::Announcer* listener : listeners_) listener->committed(commit);
  }
  void setup_changed(domain::DraftId draft, domain::TournamentId tournament) override {
    for (app::Announcer* listener : listeners_) listener->setup_changed(draft, tournament);
  }
  void tournament_changed(domain::TournamentId tournament) override {
    for (app::Announcer* listener : listeners_) listener->tournament_changed(tournament);
  }
  void tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) override {
    for (app::Announcer* listener : listeners_) listener->tournament_deleted(tournament, drafts);
  }

 private:
  std::vector<app::Announcer*> listeners_;  // complete before the first request
};

std::size_t count(int setting) {
  return static_cast<std::size_t>(setting);
}

realtime::Options realtime_options(const Settings& settings) {
  realtime::Options options;
  options.heartbeat_after = settings.heartbeat_interval;
  // Several pings fit into the time after which silence ends a line.
  options.ping_every = std::min({options.ping_every, settings.heartbeat_interval, settings.viewer_timeout / 3});
  options.silence_limit = settings.viewer_timeout;
  options.stall_limit = settings.viewer_timeout;
  options.tick = std::min(options.tick, settings.heartbeat_interval / 4);
  return options;
}

http::HandlerOptions handler_options(const Settings& settings, const auth::ServerSecret& secret,
                                     app::Attempts* attempts, auth::Discord* discord, app::StoreHealth& health,
                                     app::ViewerCounts& viewers) {
  http::HandlerOptions options;
  options.health = &health;
  options.secret = secret;
  options.public_url = settings.public_url;
  options.allowed_origins = settings.allow_origin;
  options.frame_origins = settings.allow_frame;
  options.ui_dir = settings.ui_dir;
  options.quotas = settings.quotas;
  options.trusted_proxies = auth::TrustedProxies(settings.trusted_proxy);
  options.shared_attempts = attempts;
  options.discord = discord;
  options.viewers = &viewers;
  return options;
}

net::ServerOptions server_options(const Settings& settings, http::Doorman& doorman) {
  net::ServerOptions options;
  for (const Address& address : settings.listen) {
    options.listen.push_back(to_string(address));
  }
  options.trust_in =
      [&doorman](const http::Request& handshake) -> std::expected<http::OriginTrust, net::UpgradeRefusal> {
    auto trust = doorman.trust_in(handshake);
    if (trust) return *trust;
    return std::unexpected(
        net::UpgradeRefusal{http::problem_kind(trust.error().code).status, std::move(trust.error().detail)});
  };
  options.may_deflate = settings.compression;
  const auth::TrustedProxies proxies(settings.trusted_proxy);
  options.limited_address = [proxies](std::string_view peer, std::string_view forwarded_for) {
    return auth::limited_address(proxies, peer, forwarded_for);
  };
  if (settings.proxy_protocol) {
    options.sends_proxy_header = [proxies](std::string_view peer) { return proxies.contains(peer); };
  }
  options.max_connections_per_address = settings.max_connections_per_address > 0
                                            ? count(settings.max_connections_per_address)
                                            : std::numeric_limits<std::size_t>::max();
  options.memory_budget = count(settings.memory_budget) * 1024 * 1024;
  options.reactors = count(settings.threads);
  options.sends_by_io_uring = settings.sends_by_io_uring;
  if (settings.max_viewers > 0) options.max_viewers = count(settings.max_viewers);
  return options;
}

std::unique_ptr<auth::Discord> discord_of(const Settings& settings) {
  if (settings.discord_client_id.empty()) return nullptr;
  return std::make_unique<auth::Discord>(
      auth::DiscordApplication{settings.discord_url, settings.discord_client_id,
                               read_given_secret(settings.discord_client_secret_file)},
      std::make_unique<outgoing::HttpsClient>(settings.discord_url));
}

// What computes for long has half of the cores at most.
Lanes::Plan lanes_plan(const Settings& settings) {
  Lanes::Plan plan;
  plan.workers = count(settings.workers);
  plan.dear = std::max<std::size_t>(1, allowed_cores().size() / 2);
  plan.hashing = std::min<std::size_t>(plan.dear, kMostHashes);
  return plan;
}

// Where the node remembers what it has seen of a database that others may put back.
std::filesystem::path memory_of(const Settings& settings) {
  if (settings.database.kind == DatabaseAddress::Kind::sqlite) return {};
  std::filesystem::path folder = state_directory(settings);
  if (folder.empty()) {
    spdlog::warn(
        "there is no --state-dir: a base backup that is put back while all nodes are stopped will not be noticed");
  }
  return folder;
}

}  // namespace

// What there is only once the database is open.
struct Application::League {
  League(const Settings& settings, Parts& parts);

  const Database database;
  const auth::ServerSecret secret;
  const auth::SeatTokens seat_tokens{secret};
  app::DraftService drafts;
  const std::unique_ptr<auth::Discord> discord;
  http::ServerHandler handler;
  AccessWatch access_watch;
  auth::Expiry expiry;
  StoreWatch store_watch;
  std::unique_ptr<app::WatchedSharedStore> nodes;  // with a store that other nodes may use, too
  std::unique_ptr<cluster::Relay> relay;           // the same
  std::unique_ptr<AccountSocket> account_socket;   // with one that they may not
};

struct Application::Parts {
  explicit Parts(const Settings& its_settings)
      : settings(its_settings),
        plan(lanes_plan(settings)),
        lanes(plan, metrics),
        hub(realtime_options(settings), channel_log, attendance, lanes, metrics),
        server(server_options(settings, doorman), doorman, hub, lanes, metrics) {
    announcers.add(hub);
  }

  const Settings settings;
  const std::filesystem::path memory = memory_of(settings);
  SystemClock clock;
  LeagueClock league_clock;
  OsDice dice;
  Metrics metrics;
  const Lanes::Plan plan;
  app::StoreHealth health;
  app::WatchedStore store{health};
  app::StateCache states{kCachedStates};
  app::ChannelLog channel_log{store, states};
  Fanout announcers;
  app::Attendance attendance;
  Lanes lanes;
  realtime::Hub hub;
  http::Doorman doorman{metrics};
  std::unique_ptr<League> league;  // viewers have something of it for as long as the server lives
  net::Server server;
  bool is_listening = false;
};

Application::League::League(const Settings& settings, Parts& parts)
    : database(open_database(settings.database, parts.plan.jobs(), parts.memory)),
      secret(seat_secret(settings)),
      drafts(parts.store, parts.states, parts.league_clock, parts.dice, parts.announcers, parts.metrics,
             settings.quotas),
      discord(discord_of(settings)),
      handler(parts.store, parts.states, drafts, parts.announcers, parts.attendance, parts.clock, parts.metrics,
              handler_options(settings, secret, database.attempts.get(), discord.get(), parts.health, parts.hub)),
      access_watch([this, &parts] { parts.hub.send_back(handler.look_again()); }),
      expiry(parts.store, parts.clock),
      store_watch(*database.store, parts.health, expiry) {
  if (!database.nodes) {
    account_socket = std::make_unique<AccountSocket>(settings.database.location, parts.store, parts.clock);
    return;
  }
  nodes = std::make_unique<app::WatchedSharedStore>(*database.nodes, parts.health);
  relay = std::make_unique<cluster::Relay>(*nodes, parts.hub, parts.metrics, settings.redis_url);
}

Application::Application(const Settings& settings) : parts_(std::make_unique<Parts>(settings)) {}

Application::~Application() {
  stop();
}

void Application::listen() {
  if (std::exchange(parts_->is_listening, true)) return;
  parts_->server.start();
}

void Application::open() {
  Parts& parts = *parts_;
  parts.league = std::make_unique<League>(parts.settings, parts);
  parts.store.open(*parts.league->database.store);
  if (parts.league->relay) parts.announcers.add(*parts.league->relay);
}

void Application::also_announce_to(app::Announcer& listener) {
  parts_->announcers.add(listener);
}

void Application::start() {
  League& league = *parts_->league;
  listen();
  if (league.relay) league.relay->start();
  league.access_watch.start();
  league.store_watch.start();
  if (league.account_socket) league.account_socket->start();
  parts_->doorman.open(league.handler);
  spdlog::info("up to {} viewers at once", parts_->server.viewer_limit());
}

bool Application::is_ready() const {
  return parts_->health.is_usable(app::StoreHealth::Clock::now());
}

void Application::stop() {
  League* const league = parts_->league.get();
  if (league != nullptr) league->handler.begin_drain();
  parts_->server.stop();
  if (league != nullptr) {
    if (league->account_socket) league->account_socket->stop();
    league->access_watch.stop();  // may wait for the store, and everybody has been told by now
    league->store_watch.stop();
  }
  parts_->lanes.stop();
  if (league != nullptr && league->relay) league->relay->stop();
}

std::vector<std::string> Application::urls() const {
  std::vector<std::string> urls;
  for (const std::string& address : parts_->server.addresses()) urls.push_back("http://" + address);
  return urls;
}

std::string Application::seat_link(const std::string& base_url, const app::Seat& seat) const {
  return base_url + "/seat/" + parts_->league->seat_tokens.token({seat.draft_id, seat.team_id}, seat.generation);
}

app::Store& Application::store() {
  return parts_->store;
}
app::DraftService& Application::drafts() {
  return parts_->league->drafts;
}
app::Clock& Application::clock() {
  return parts_->clock;
}

}  // namespace draftwire::server
