#include "server/serve.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "app/store_unavailable.hpp"
#include "auth/invites.hpp"
#include "base/log_limit.hpp"
#include "server/application.hpp"
#include "server/service_manager.hpp"
#include "server/stop_signals.hpp"

namespace draftwire::server {
namespace {

constexpr std::chrono::milliseconds kOpenEvery{500};
constexpr std::chrono::milliseconds kAskEvery{20};

// For the one who started the process: a plain line, or one of the log where every line is JSON.
void say(const std::string& line, const Settings& settings) {
  if (settings.log_format == "json") {
    spdlog::info("{}", line);
  } else {
    fmt::print("{}\n", line);
    std::fflush(stdout);
  }
}

void warn_of_unused(const Settings& settings) {
  if (settings.redis_url.empty() || settings.database.kind != DatabaseAddress::Kind::sqlite) return;
  spdlog::warn("redis: of no use with SQLite, whose file belongs to one process; several nodes need PostgreSQL");
}

// Says what a start waits for: every few seconds to the log, and to the service manager, which would take a start that
// waits for one that hangs.
class Waiting {
 public:
  // Says nothing before `patience` is over.
  Waiting(const Application& application, std::chrono::milliseconds patience)
      : application_(application), next_(Clock::now() + patience) {}

  void say(std::string_view why) {
    if (Clock::now() < next_) return;
    next_ = Clock::now() + kSayEvery;
    spdlog::warn("not ready, waiting: {}; {}/healthz answers meanwhile", why, application_.urls().front());
    tell_service_manager(
        fmt::format("STATUS=waiting: {}\nEXTEND_TIMEOUT_USEC={}", why, std::chrono::microseconds(kGranted).count()));
  }

 private:
  using Clock = std::chrono::steady_clock;

  static constexpr std::chrono::seconds kSayEvery{3};
  static constexpr std::chrono::minutes kGranted{2};  // more than the longest attempt

  const Application& application_;
  Clock::time_point next_;
};

void open_when_possible(Application& application) {
  Waiting waiting(application, std::chrono::milliseconds(0));
  while (true) {
    try {
      return application.open();
    } catch (const app::StoreUnavailable& failure) {
      waiting.say(failure.what());
    }
    std::this_thread::sleep_for(kOpenEvery);
  }
}

// False: it was stopped meanwhile.
bool wait_until_ready(const Application& application) {
  Waiting waiting(application, std::chrono::seconds(1));
  while (!application.is_ready()) {
    if (wait_for_stop_signal(kAskEvery)) return false;
    waiting.say("the database can be read, but not written");
  }
  return true;
}

// A league without organiser and admin has one way in: this link, which the one who started the process may open.
std::optional<std::string> first_admin_link(Application& application, const Settings& settings) {
  const auto issued = auth::Invites(application.store(), application.clock()).invite_first_admin();
  if (!issued) return std::nullopt;
  const std::string origin = settings.public_url.empty() ? application.urls().front() : settings.public_url;
  return fmt::format("{}/invite/{}", origin, issued->token);
}

// Says where it serves, once it can. False: it was stopped before.
bool announce(Application& application, const Settings& settings) {
  while (wait_until_ready(application)) {
    try {
      const auto link = first_admin_link(application, settings);
      for (const std::string& url : application.urls()) say("listening on " + url, settings);
      if (link) say("set up the first admin: " + *link, settings);
      tell_service_manager(fmt::format("READY=1\nSTATUS=listening on {}", fmt::join(application.urls(), " ")));
      return true;
    } catch (const app::StoreUnavailable& failure) {
      spdlog::warn("not ready: {}", failure.what());
    }
  }
  return false;
}

}  // namespace

int serve(const Settings& settings) {
  block_stop_signals();
  warn_of_unused(settings);
  Application application(settings);
  {
    const EndsOnStopSignal nothing_to_finish_yet;
    application.listen();
    open_when_possible(application);
    application.start();
  }
  if (announce(application, settings)) wait_for_stop_signal();
  application.stop();
  limited_log::write_due();
  return 0;
}

}  // namespace draftwire::server
