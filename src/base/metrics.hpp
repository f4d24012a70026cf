#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/lane.hpp"

namespace draftwire {

// What the process counts, in verbs. Any thread; every call is a few atomic additions. Text in the Prometheus
// exposition format.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void request_finished(std::string_view method, int status, std::chrono::nanoseconds took);
  void request_refused_as_busy();

  // An answer that is dear to make was given: one that was kept or that another request makes, or one made for it.
  void dear_answer(bool was_kept);

  // How many jobs wait in a lane now; one found no room in it; one was not done because it waited for nothing any
  // more.
  void lane_waits(Lane lane, std::size_t jobs);
  void lane_refused(Lane lane);
  void lane_dropped(Lane lane);

  void committed(std::size_t events, std::chrono::nanoseconds took);
  void command_refused();

  void connection_opened();
  void connection_closed();

  void viewer_joined();
  void viewer_left();
  // `close_code` of RFC 6455 §7.4 or ours (4404, 4408).
  void viewer_closed_by_server(int close_code);
  // It answered no ping.
  void viewer_fell_silent();
  void delivered(std::uint64_t events, std::uint64_t bytes, std::uint64_t sends);
  void log_read();
  void first_message_encoded();
  void message_deflated();
  void resumed();
  void snapshot_sent();
  void gap_repaired();

  // Between nodes.
  void hint_sent();
  void hint_heard();
  void hint_lost();
  void heads_compared();
  void hints_are_proven(bool are);
  void store_answers(bool does);

  [[nodiscard]] std::string text() const;

 private:
  struct Series;
  std::unique_ptr<Series> series_;
};

}  // namespace draftwire
