#include "base/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <map>

namespace draftwire {
namespace {

double seconds(std::chrono::nanoseconds took) {
  return std::chrono::duration<double>(took).count();
}

prometheus::Family<prometheus::Counter>& counter(prometheus::Registry& registry, const std::string& name,
                                                 const std::string& help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

prometheus::Gauge& gauge(prometheus::Registry& registry, const std::string& name, const std::string& help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

prometheus::Histogram& latency(prometheus::Registry& registry, const std::string& name, const std::string& help) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add(
      {}, prometheus::Histogram::BucketBoundaries{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1});
}

// One series a lane, all of them there from the start.
template <class One>
std::array<One*, kAllLanes.size()> by_lane(prometheus::Family<One>& family) {
  std::array<One*, kAllLanes.size()> ones{};
  for (const Lane lane : kAllLanes) {
    ones[static_cast<std::size_t>(lane)] = &family.Add({{"lane", std::string(to_string(lane))}});
  }
  return ones;
}

}  // namespace

struct Metrics::Series {
  template <class One>
  using ByLane = std::array<One*, kAllLanes.size()>;

  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      counter(registry, "draftwire_http_requests_total", "Requests answered, by method and status.");
  prometheus::Histogram& request_seconds =
      latency(registry, "draftwire_http_request_seconds", "From a request read whole to its answer.");
  prometheus::Counter& requests_busy =
      counter(registry, "draftwire_http_requests_busy_total", "Requests refused because their lane was full.").Add({});
  ByLane<prometheus::Gauge> lane_waiting = by_lane(
      prometheus::BuildGauge().Name("draftwire_lane_waiting").Help("Jobs that wait, by lane.").Register(registry));
  ByLane<prometheus::Counter> lane_refused =
      by_lane(counter(registry, "draftwire_lane_refused_total", "Jobs that found no place in their lane."));
  ByLane<prometheus::Counter> lane_dropped =
      by_lane(counter(registry, "draftwire_lane_dropped_total", "Jobs not done because their client had gone."));
  prometheus::Family<prometheus::Counter>& dear_answers =
      counter(registry, "draftwire_dear_answers_total", "Balances, exports and past states, by where they came from.");
  prometheus::Counter& dear_answers_kept = dear_answers.Add({{"from", "kept"}});
  prometheus::Counter& dear_answers_made = dear_answers.Add({{"from", "made"}});
  prometheus::Counter& commits = counter(registry, "draftwire_commits_total", "Commits made durable.").Add({});
  prometheus::Counter& commit_events =
      counter(registry, "draftwire_commit_events_total", "Events in those commits.").Add({});
  prometheus::Histogram& commit_seconds =
      latency(registry, "draftwire_commit_seconds", "From a command to its durable commit.");
  prometheus::Counter& refusals =
      counter(registry, "draftwire_commands_refused_total", "Commands that a rule forbade.").Add({});
  prometheus::Gauge& connections = gauge(registry, "draftwire_connections", "Open connections.");
  prometheus::Gauge& viewers = gauge(registry, "draftwire_viewers", "Viewers on WebSockets.");
  prometheus::Counter& joins = counter(registry, "draftwire_viewer_joins_total", "Viewers that joined.").Add({});
  prometheus::Family<prometheus::Counter>& closes =
      counter(registry, "draftwire_viewer_closes_total", "Viewers closed by the server, by close code.");
  prometheus::Counter& silent =
      counter(registry, "draftwire_viewers_silent_total", "Viewers closed because they answered no ping.").Add({});
  prometheus::Counter& delivered_events =
      counter(registry, "draftwire_delivered_events_total", "Events sent to viewers.").Add({});
  prometheus::Counter& delivered_bytes =
      counter(registry, "draftwire_delivered_bytes_total", "Bytes of events sent to viewers.").Add({});
  prometheus::Counter& sends =
      counter(registry, "draftwire_viewer_sends_total", "Sends to viewers, of one message or several.").Add({});
  prometheus::Counter& log_reads =
      counter(registry, "draftwire_log_reads_total", "Times live delivery read a channel's log.").Add({});
  prometheus::Counter& first_messages =
      counter(registry, "draftwire_first_messages_encoded_total", "First messages encoded (then shared).").Add({});
  prometheus::Counter& deflations =
      counter(registry, "draftwire_messages_deflated_total", "Messages deflated (then shared).").Add({});
  prometheus::Counter& resumes = counter(registry, "draftwire_viewer_resumes_total", "Viewers that resumed.").Add({});
  prometheus::Counter& snapshots = counter(registry, "draftwire_snapshots_total", "Snapshots sent.").Add({});
  prometheus::Counter& gaps =
      counter(registry, "draftwire_gaps_repaired_total", "Times a hole was filled from the store.").Add({});
  prometheus::Family<prometheus::Counter>& hints =
      counter(registry, "draftwire_hints_total", "Hints between nodes, by what became of them.");
  prometheus::Counter& hints_sent = hints.Add({{"fate", "sent"}});
  prometheus::Counter& hints_heard = hints.Add({{"fate", "heard"}});
  prometheus::Counter& hints_lost = hints.Add({{"fate", "lost"}});
  prometheus::Counter& comparisons =
      counter(registry, "draftwire_heads_compared_total", "Times heads were compared with the store.").Add({});
  prometheus::Gauge& hints_proven =
      gauge(registry, "draftwire_hints_proven", "1 while hints between all nodes are known to arrive.");
  prometheus::Gauge& store_is_away =
      gauge(registry, "draftwire_store_away", "1 while the store that nodes share does not answer.");
};

Metrics::Metrics() : series_(std::make_unique<Series>()) {}
Metrics::~Metrics() = default;

void Metrics::request_finished(std::string_view method, int status, std::chrono::nanoseconds took) {
  static constexpr std::string_view kKnownMethods[] = {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"};
  std::string label = "other";
  for (const std::string_view known : kKnownMethods) {
    if (method == known) label = known;
  }
  series_->requests.Add({{"method", label}, {"status", std::to_string(status)}}).Increment();
  series_->request_seconds.Observe(seconds(took));
}

void Metrics::request_refused_as_busy() {
  series_->requests_busy.Increment();
}

void Metrics::lane_waits(Lane lane, std::size_t jobs) {
  series_->lane_waiting[static_cast<std::size_t>(lane)]->Set(static_cast<double>(jobs));
}

void Metrics::lane_refused(Lane lane) {
  series_->lane_refused[static_cast<std::size_t>(lane)]->Increment();
}

void Metrics::lane_dropped(Lane lane) {
  series_->lane_dropped[static_cast<std::size_t>(lane)]->Increment();
}

void Metrics::dear_answer(bool was_kept) {
  (was_kept ? series_->dear_answers_kept : series_->dear_answers_made).Increment();
}

void Metrics::committed(std::size_t events, std::chrono::nanoseconds took) {
  series_->commits.Increment();
  series_->commit_events.Increment(static_cast<double>(events));
  series_->commit_seconds.Observe(seconds(took));
}

void Metrics::command_refused() {
  series_->refusals.Increment();
}
void Metrics::connection_opened() {
  series_->connections.Increment();
}
void Metrics::connection_closed() {
  series_->connections.Decrement();
}

void Metrics::viewer_joined() {
  series_->viewers.Increment();
  series_->joins.Increment();
}

void Metrics::viewer_left() {
  series_->viewers.Decrement();
}

void Metrics::viewer_closed_by_server(int close_code) {
  series_->closes.Add({{"code", std::to_string(close_code)}}).Increment();
}

void Metrics::viewer_fell_silent() {
  series_->silent.Increment();
}

void Metrics::delivered(std::uint64_t events, std::uint64_t bytes, std::uint64_t sends) {
  series_->delivered_events.Increment(static_cast<double>(events));
  series_->delivered_bytes.Increment(static_cast<double>(bytes));
  series_->sends.Increment(static_cast<double>(sends));
}

void Metrics::log_read() {
  series_->log_reads.Increment();
}
void Metrics::first_message_encoded() {
  series_->first_messages.Increment();
}
void Metrics::message_deflated() {
  series_->deflations.Increment();
}
void Metrics::resumed() {
  series_->resumes.Increment();
}
void Metrics::snapshot_sent() {
  series_->snapshots.Increment();
}
void Metrics::gap_repaired() {
  series_->gaps.Increment();
}

void Metrics::hint_sent() {
  series_->hints_sent.Increment();
}
void Metrics::hint_heard() {
  series_->hints_heard.Increment();
}
void Metrics::hint_lost() {
  series_->hints_lost.Increment();
}
void Metrics::heads_compared() {
  series_->comparisons.Increment();
}
void Metrics::hints_are_proven(bool are) {
  series_->hints_proven.Set(are ? 1 : 0);
}
void Metrics::store_answers(bool does) {
  series_->store_is_away.Set(does ? 0 : 1);
}

std::string Metrics::text() const {
  return prometheus::TextSerializer{}.Serialize(series_->registry.Collect());
}

}  // namespace draftwire
