// Measures the live path of a real server, and the plain epoll loop beside it. One core for the server, one for us.
#include <sys/utsname.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

// Of one process: for itself, the server's requests and its database.
constexpr std::size_t kSpareDescriptors = 700;

struct Scenario {
  std::string_view name;
  void (*measure)(const Settings&, Report&);
};

constexpr Scenario kScenarios[] = {
    {"cost", measure_cost},
    {"cost-by-io-uring", measure_cost_by_io_uring},
    {"compression", measure_compression},
    {"bursts", measure_bursts},
    {"memory", measure_memory},
    {"joins", measure_joins},
    {"storm", measure_join_storm},
    {"neighbours", measure_neighbours},
    {"threads", measure_threads},
    {"slow-readers", measure_slow_readers},
    {"restart", measure_restart},
    {"idle", measure_idle},
    {"io-uring", measure_io_uring},
    {"nchan", measure_nchan},
};

struct CommandLine {
  Settings settings;
  std::set<std::string, std::less<>> only;
  std::string json_file;
};

[[noreturn]] void explain(int status) {
  std::FILE* out = status == 0 ? stdout : stderr;
  std::fprintf(out,
               "live_bench [SCENARIO…] [--viewers N] [--rounds N] [--quick] [--json FILE] [--server FILE]\n"
               "           [--plain-loop FILE] [--server-core N] [--load-core N]\nscenarios:");
  for (const Scenario& scenario : kScenarios) std::fprintf(out, " %s", std::string(scenario.name).c_str());
  std::fprintf(out, "\n");
  std::exit(status);
}

CommandLine read(const std::vector<std::string>& words) {
  CommandLine line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const auto value = [&]() -> const std::string& {
      if (++i == words.size()) explain(2);
      return words[i];
    };
    if (word == "--help") {
      explain(0);
    } else if (word == "--viewers") {
      line.settings.viewers = std::stoul(value());
    } else if (word == "--rounds") {
      line.settings.rounds = std::stoi(value());
    } else if (word == "--quick") {
      line.settings.rounds = 2;
      line.settings.scale = 0.1;
    } else if (word == "--json") {
      line.json_file = value();
    } else if (word == "--server") {
      line.settings.server = value();
    } else if (word == "--plain-loop") {
      line.settings.plain_loop = value();
    } else if (word == "--server-core") {
      line.settings.server_core = std::stoi(value());
    } else if (word == "--load-core") {
      line.settings.load_core = std::stoi(value());
    } else if (std::ranges::any_of(kScenarios, [&](const Scenario& scenario) { return scenario.name == word; })) {
      line.only.insert(word);
    } else {
      explain(2);
    }
  }
  return line;
}

int run(const CommandLine& line) {
  Settings settings = line.settings;
  pin_to_core(settings.load_core);
  settings.most_viewers = raise_descriptor_limit() - kSpareDescriptors;
  settings.viewers = std::min(settings.viewers, settings.most_viewers);
  std::printf("server on core %d, load on core %d, up to %zu viewers\n", settings.server_core, settings.load_core,
              settings.most_viewers);
  Report report;
  for (const Scenario& scenario : kScenarios) {
    if (line.only.empty() || line.only.contains(scenario.name)) scenario.measure(settings, report);
  }
  if (!line.json_file.empty()) std::ofstream(line.json_file) << report.to_json() << "\n";
  return report.is_sound() ? 0 : 1;
}

}  // namespace
}  // namespace draftwire::bench

int main(int argc, char** argv) {
  try {
    return draftwire::bench::run(draftwire::bench::read({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "live_bench: %s\n", error.what());
    return 1;
  }
}
