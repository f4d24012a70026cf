#pragma once

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "live/watcher.hpp"

namespace draftwire::bench {

// What was measured, beside what is wanted. One thread.
class Report {
 public:
  // The figures that follow belong to it.
  void begin(std::string scenario);

  struct Wanted {
    enum class Is { at_most, at_least } is = Is::at_most;
    double value = 0;
  };
  static Wanted at_most(double value) { return {Wanted::Is::at_most, value}; }
  static Wanted at_least(double value) { return {Wanted::Is::at_least, value}; }

  // Shown at once.
  void add(std::string what, double value, std::string unit, std::optional<Wanted> wanted = std::nullopt);
  // That no viewer missed an event, had one twice or out of order.
  void add_faults(const Findings& findings);

  // No event was missed, doubled or out of order anywhere.
  [[nodiscard]] bool is_sound() const { return is_sound_; }

  // One object a scenario; every figure with its unit, and with what is wanted.
  [[nodiscard]] boost::json::value to_json() const;

 private:
  struct Figure {
    std::string scenario;
    std::string what;
    double value = 0;
    std::string unit;
    std::optional<Wanted> wanted;

    [[nodiscard]] bool is_met() const;
  };

  std::string scenario_;
  std::vector<Figure> figures_;
  bool is_sound_ = true;
};

// The middle one; of an even number the upper of the two.
double median(std::vector<double> values);
// Of as many on both sides that were taken in turns: the middle one of the ratios, so that what the machine does for a
// while befalls both.
double median_ratio(const std::vector<double>& these, const std::vector<double>& those);

}  // namespace draftwire::bench
