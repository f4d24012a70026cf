// What somebody else on the node feels while one draft is sent to as many as fit: a draft of ten viewers, and REST.
// Once with the log in memory, which shows what the broadcasts do, and once on the disk, beside what that takes for
// itself.
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr std::size_t kFew = 10;
constexpr std::chrono::milliseconds kPause{20};
constexpr std::size_t kPage = 4'096;

struct Felt {
  Histogram pick_to_viewer;
  Histogram rest;
};

Felt feel(Crowd& crowd, EndlessDraft& draft, HttpClient& client, int times) {
  Felt felt;
  crowd.forget_latency();
  for (int i = 0; i < times; ++i) {
    crowd.expect(draft.next_seq());
    crowd.wait_for(draft.commit().last_seq);
    std::this_thread::sleep_for(kPause);
    const auto asked = Crowd::Clock::now();
    client.call("GET", draft.path());
    felt.rest.add(Crowd::Clock::now() - asked);
    std::this_thread::sleep_for(kPause);
  }
  felt.pick_to_viewer = crowd.report().latency;
  return felt;
}

// What it takes to have a few bytes on the disk, by itself.
Histogram time_of_syncs(int times) {
  std::string path = (std::filesystem::temp_directory_path() / "draftwire-bench-XXXXXX").string();
  const int file = ::mkstemp(path.data());
  if (file < 0) throw std::runtime_error("no file could be made: " + path);
  const std::string page(kPage, 'x');
  Histogram histogram;
  for (int i = 0; i < times; ++i) {
    std::this_thread::sleep_for(kPause);
    const auto before = Crowd::Clock::now();
    if (::pwrite(file, page.data(), page.size(), 0) < 0 || ::fdatasync(file) != 0) {
      throw std::runtime_error("nothing could be written: " + path);
    }
    histogram.add(Crowd::Clock::now() - before);
  }
  ::close(file);
  std::filesystem::remove(path);
  return histogram;
}

void tell(const std::string& when, const Felt& felt, std::optional<Report::Wanted> wanted, Report& report) {
  report.add(when + ": pick to each of ten viewers, median", milliseconds(felt.pick_to_viewer.at(0.5)), "ms");
  report.add(when + ": pick to each of ten viewers, p99", milliseconds(felt.pick_to_viewer.at(0.99)), "ms", wanted);
  report.add(when + ": GET of a draft, median", milliseconds(felt.rest.at(0.5)), "ms");
  report.add(when + ": GET of a draft, p99", milliseconds(felt.rest.at(0.99)), "ms", wanted);
}

void measure_beside_broadcasts(const Settings& settings, const Node::Options& options, Report& report) {
  Node node(options);
  HttpClient staff = node.staff();
  EndlessDraft large(node.staff(), new_tournament(staff), {});
  EndlessDraft small(node.staff(), new_tournament(staff), {});
  Crowd few({.port = node.port(), .path = small.channel(), .goes_first = true});
  few.join(kFew);
  const int times = settings.scaled(400);
  Felt quiet;
  std::thread([&] {
    go_first();
    quiet = feel(few, small, staff, times);
  }).join();
  tell("alone", quiet, std::nullopt, report);

  Crowd many({.port = node.port(), .path = large.channel()});
  many.join(settings.most_viewers);
  std::atomic<bool> is_over = false;
  int broadcasts = 0;
  std::thread busy([&] {
    for (; !is_over; ++broadcasts) many.wait_for(large.commit().last_seq);
  });
  Felt felt;
  std::thread([&] {
    go_first();
    felt = feel(few, small, staff, times);
  }).join();
  is_over = true;
  busy.join();
  tell("beside the broadcasts", felt, Report::at_most(5), report);
  report.add("broadcasts meanwhile", broadcasts, "");
  Findings found = few.report().findings;
  found += many.report().findings;
  report.add_faults(found);
}

}  // namespace

void measure_neighbours(const Settings& settings, Report& report) {
  const std::string scenario = "Neighbours of a draft with " + std::to_string(settings.most_viewers) + " viewers";
  report.begin(scenario + ", the log in memory");
  Node::Options options = settings.node();
  options.folder = kInMemory;
  measure_beside_broadcasts(settings, options, report);
  report.begin(scenario + ", the log on the disk");
  const Histogram syncs = time_of_syncs(settings.scaled(400));
  report.add("fdatasync of one page, nobody else there: median", milliseconds(syncs.at(0.5)), "ms");
  report.add("fdatasync of one page, nobody else there: p99", milliseconds(syncs.at(0.99)), "ms");
  measure_beside_broadcasts(settings, settings.node(), report);
}

}  // namespace draftwire::bench
