#include "server/application.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>
#include <expected>
#include <limits>
#include <utility>

#include "app/attendance.hpp"
#include "app/channel_log.hpp"
#include "app/state_cache.hpp"
#include "auth/discord.hpp"
#include "auth/invites.hpp"
#include "auth/seat_tokens.hpp"
#include "auth/trusted_proxies.hpp"
#include "base/metrics.hpp"
#include "base/worker_pool.hpp"
#include "cluster/relay.hpp"
#include "http/problem_table.hpp"
#include "http/server_handler.hpp"
#include "net/server.hpp"
#include "outgoing/https_client.hpp"
#include "realtime/hub.hpp"
#include "server/access_watch.hpp"
#include "server/database.hpp"
#include "server/os_dice.hpp"
#include "server/secret_file.hpp"
#include "server/service_manager.hpp"
#include "server/system_clock.hpp"

namespace draftwire::server {
namespace {

constexpr std::size_t kCachedStates = 2048;
constexpr std::size_t kWaitingRequests = 1024;

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
                                     app::Attempts* attempts, auth::Discord* discord) {
  http::HandlerOptions options;
  options.secret = secret;
  options.public_url = settings.public_url;
  options.allowed_origins = settings.allow_origin;
  options.frame_origins = settings.allow_frame;
  options.ui_dir = settings.ui_dir;
  options.trusted_proxies = auth::TrustedProxies(settings.trusted_proxy);
  options.shared_attempts = attempts;
  options.discord = discord;
  return options;
}

net::ServerOptions server_options(const Settings& settings, http::ServerHandler& handler) {
  net::ServerOptions options;
  for (const Address& address : settings.listen) {
    options.listen.push_back(to_string(address));
  }
  options.trust_in =
      [&handler](const http::Request& handshake) -> std::expected<http::OriginTrust, net::UpgradeRefusal> {
    auto trust = handler.trust_in(handshake);
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

// Some worker is always left for everything else, when there is more than one.
std::unique_ptr<auth::Discord> discord_of(const Settings& settings) {
  if (settings.discord_client_id.empty()) return nullptr;
  return std::make_unique<auth::Discord>(
      auth::DiscordApplication{settings.discord_url, settings.discord_client_id,
                               read_given_secret(settings.discord_client_secret_file)},
      std::make_unique<outgoing::HttpsClient>(settings.discord_url), std::clamp(settings.workers - 1, 1, 2));
}

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

// For whoever started the process: a plain line, or one of the log where every line is JSON.
void say(const std::string& line, const Settings& settings) {
  if (settings.log_format == "json") {
    spdlog::info("{}", line);
  } else {
    fmt::print("{}\n", line);
    std::fflush(stdout);
  }
}

// A league that nobody runs has one way in: this link, which whoever started the process may open.
void offer_set_up(Application& application, const Settings& settings) {
  const auto issued = auth::Invites(application.store(), application.clock()).invite_to_set_up();
  if (!issued) return;
  const std::string site = settings.public_url.empty() ? application.urls().front() : settings.public_url;
  say(fmt::format("set up the first admin: {}/invite/{}", site, issued->token), settings);
}

}  // namespace

struct Application::Parts {
  explicit Parts(const Settings& settings)
      : database(open_database(settings.database, count(settings.workers))),
        secret(seat_secret(settings)),
        workers(count(settings.workers), kWaitingRequests),
        hub(realtime_options(settings), channel_log, attendance, workers, metrics),
        drafts(*database.store, states, clock, dice, announcers, metrics),
        discord(discord_of(settings)),
        handler(*database.store, states, drafts, announcers, attendance, clock, metrics,
                handler_options(settings, secret, database.attempts.get(), discord.get())),
        server(server_options(settings, handler), handler, hub, workers, metrics),
        access_watch(handler, hub) {
    announcers.add(hub);
    if (!database.nodes) return;
    relay = std::make_unique<cluster::Relay>(*database.nodes, hub, metrics, settings.redis_url);
    announcers.add(*relay);
  }

  SystemClock clock;
  OsDice dice;
  Metrics metrics;
  const Database database;
  const auth::ServerSecret secret;
  const auth::SeatTokens seat_tokens{secret};
  app::StateCache states{kCachedStates};
  app::ChannelLog channel_log{*database.store, states};
  Fanout announcers;
  app::Attendance attendance;
  WorkerPool workers;
  realtime::Hub hub;
  app::DraftService drafts;
  const std::unique_ptr<auth::Discord> discord;
  http::ServerHandler handler;
  net::Server server;
  AccessWatch access_watch;
  std::unique_ptr<cluster::Relay> relay;  // with a store that other nodes may use, too
};

Application::Application(const Settings& settings) : parts_(std::make_unique<Parts>(settings)) {}

Application::~Application() {
  stop();
}

void Application::also_announce_to(app::Announcer& listener) {
  parts_->announcers.add(listener);
}

void Application::start() {
  if (parts_->relay) parts_->relay->start();
  parts_->access_watch.start();
  parts_->server.start();
  spdlog::info("up to {} viewers at once", parts_->server.viewer_limit());
}

void Application::stop() {
  parts_->handler.begin_drain();
  parts_->server.stop();
  parts_->access_watch.stop();  // may wait for the store, and everybody has been told by now
  parts_->workers.stop();
  if (parts_->relay) parts_->relay->stop();
}

std::vector<std::string> Application::urls() const {
  std::vector<std::string> urls;
  for (const std::string& address : parts_->server.addresses()) urls.push_back("http://" + address);
  return urls;
}

std::string Application::seat_link(const std::string& base_url, const app::Seat& seat) const {
  return base_url + "/seat/" + parts_->seat_tokens.token({seat.draft_id, seat.team_id}, seat.generation);
}

app::Store& Application::store() {
  return *parts_->database.store;
}
app::DraftService& Application::drafts() {
  return parts_->drafts;
}
app::Clock& Application::clock() {
  return parts_->clock;
}

void block_stop_signals() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_stop_signal() {
  const sigset_t signals = stop_signals();
  int received = 0;
  sigwait(&signals, &received);
  spdlog::info("{}: stopping", received == SIGTERM ? "SIGTERM" : "SIGINT");
}

int serve(const Settings& settings) {
  block_stop_signals();
  Application application(settings);
  application.start();
  for (const std::string& url : application.urls()) say("listening on " + url, settings);
  offer_set_up(application, settings);
  tell_service_manager(fmt::format("READY=1\nSTATUS=listening on {}", fmt::join(application.urls(), " ")));
  wait_for_stop_signal();
  tell_service_manager("STOPPING=1");
  application.stop();
  return 0;
}

}  // namespace draftwire::server
