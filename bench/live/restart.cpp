// A server that goes and comes back in the middle of a draft: every viewer resumes, and none misses an event.
#include <signal.h>

#include <exception>
#include <string>
#include <thread>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr std::chrono::milliseconds kBeforeTheEnd{500};
constexpr std::chrono::milliseconds kBetweenPicks{100};

void measure(const Settings& settings, const std::string& how, int signal, Report& report) {
  Node node(settings.node());
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowd crowd({.port = node.port(), .path = draft.channel()});
  crowd.join(settings.viewers);
  std::thread captain([&] {
    try {
      while (true) draft.commit();
    } catch (const std::exception&) {
      return;  // the server has gone, perhaps between the commit and its answer
    }
  });
  std::this_thread::sleep_for(kBeforeTheEnd);
  const auto gone = Crowd::Clock::now();
  node.stop(signal);
  captain.join();
  node.start();
  const auto back = Crowd::Clock::now();
  draft.reconnect(node.staff());
  draft.catch_up();
  const std::uint64_t welcomes = 2 * settings.viewers;
  while (crowd.welcomes() < welcomes) {
    draft.commit();
    std::this_thread::sleep_for(kBetweenPicks);
  }
  const auto resumed = crowd.wait_for_welcomes(welcomes);
  crowd.wait_for(draft.next_seq() - 1);
  const Crowd::Report seen = crowd.report();
  report.add(how + ": from the signal to listening again", milliseconds(back - gone), "ms", Report::at_most(2'000));
  report.add(how + ": from listening to the last viewer's resume", milliseconds(resumed - back), "ms");
  report.add(how + ": resumed", static_cast<double>(seen.findings.resumes), "");
  report.add(how + ": times the log was read", node.metric("draftwire_log_reads_total"), "");
  report.add(how + ": first messages encoded", node.metric("draftwire_first_messages_encoded_total"), "");
  report.add_faults(seen.findings);
}

}  // namespace

void measure_restart(const Settings& settings, Report& report) {
  report.begin("Restart with " + std::to_string(settings.viewers) + " viewers");
  measure(settings, "SIGTERM", SIGTERM, report);
  measure(settings, "kill -9", SIGKILL, report);
}

}  // namespace draftwire::bench
