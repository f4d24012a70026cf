#include "live/report.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace draftwire::bench {

bool Report::Figure::is_met() const {
  return !wanted || (wanted->is == Wanted::Is::at_most ? value <= wanted->value : value >= wanted->value);
}

void Report::begin(std::string scenario) {
  scenario_ = std::move(scenario);
  std::printf("\n%s\n", scenario_.c_str());
  std::fflush(stdout);
}

void Report::add(std::string what, double value, std::string unit, std::optional<Wanted> wanted) {
  figures_.push_back({scenario_, std::move(what), value, std::move(unit), wanted});
  const Figure& figure = figures_.back();
  std::printf("  %-66s %12.*f %-7s", figure.what.c_str(), value < 100 ? 2 : 0, value, figure.unit.c_str());
  if (wanted) {
    std::printf(" %s %g%s", wanted->is == Wanted::Is::at_most ? "wanted at most " : "wanted at least", wanted->value,
                figure.is_met() ? "" : "   MISSED");
  }
  std::printf("\n");
  std::fflush(stdout);
}

void Report::add_faults(const Findings& findings) {
  add("events missing, doubled or out of order, and needless restarts", static_cast<double>(findings.faults()), "",
      at_most(0));
  if (findings.faults() > 0) is_sound_ = false;
}

boost::json::value Report::to_json() const {
  boost::json::object scenarios;
  for (const Figure& figure : figures_) {
    boost::json::object entry{{"value", figure.value}, {"unit", figure.unit}};
    if (figure.wanted) {
      entry[figure.wanted->is == Wanted::Is::at_most ? "at_most" : "at_least"] = figure.wanted->value;
      entry["is_met"] = figure.is_met();
    }
    boost::json::value& scenario = scenarios[figure.scenario];
    if (!scenario.is_object()) scenario.emplace_object();
    scenario.as_object()[figure.what] = std::move(entry);
  }
  return scenarios;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double median_ratio(const std::vector<double>& these, const std::vector<double>& those) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < these.size(); ++i) ratios.push_back(these[i] / those.at(i));
  return median(std::move(ratios));
}

}  // namespace draftwire::bench
