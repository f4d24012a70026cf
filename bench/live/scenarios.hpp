#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>

#include "live/node.hpp"
#include "live/report.hpp"

namespace draftwire::bench {

struct Settings {
  std::string server = "build/draftwire";
  std::string plain_loop = "build/release/bench/plain_loop";
  int server_core = 0;
  int load_core = 1;
  std::size_t viewers = 10'000;
  std::size_t most_viewers = 0;  // that both sides have descriptors for
  int rounds = 5;
  double scale = 1;  // of how long the long scenarios run

  [[nodiscard]] Node::Options node() const { return {.executable = server, .core = server_core}; }
  // Where several crowds are here at once.
  [[nodiscard]] std::size_t viewers_of_each(std::size_t crowds) const {
    return std::min(viewers, most_viewers / crowds);
  }
  [[nodiscard]] int scaled(int count) const { return std::max(1, static_cast<int>(scale * count)); }
};

using std::chrono::duration;

inline double milliseconds(std::chrono::nanoseconds time) {
  return duration<double, std::milli>(time).count();
}
inline double microseconds(std::chrono::nanoseconds time) {
  return duration<double, std::micro>(time).count();
}

// Each measures one thing on servers of its own and tells the report.
void measure_cost(const Settings& settings, Report& report);
void measure_cost_by_io_uring(const Settings& settings, Report& report);
void measure_compression(const Settings& settings, Report& report);
void measure_bursts(const Settings& settings, Report& report);
void measure_memory(const Settings& settings, Report& report);
void measure_neighbours(const Settings& settings, Report& report);
void measure_joins(const Settings& settings, Report& report);
void measure_join_storm(const Settings& settings, Report& report);
void measure_slow_readers(const Settings& settings, Report& report);
void measure_io_uring(const Settings& settings, Report& report);
void measure_nchan(const Settings& settings, Report& report);
void measure_idle(const Settings& settings, Report& report);
void measure_restart(const Settings& settings, Report& report);
void measure_threads(const Settings& settings, Report& report);

}  // namespace draftwire::bench
