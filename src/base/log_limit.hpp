#pragma once

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mutex.hpp"

namespace draftwire {

// Lets one line of a kind through in a second, and counts the others: an outage fails every request, and its log is to
// be read. Any thread. Remembers each kind for ever, so there must be few.
class LogLimit {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr std::chrono::seconds kPause{1};

  struct Line {
    spdlog::level::level_enum level = spdlog::level::info;
    std::string text;
  };

  // What to write now: the line, with how many were held back before it. Nothing: it is held back itself.
  [[nodiscard]] std::optional<std::string> take(std::string_view kind, const Line& line, Clock::time_point now);

  // Of each kind that was held back and has waited for its second: the newest line, with how many there were.
  [[nodiscard]] std::vector<Line> due(Clock::time_point now);

 private:
  struct Kind {
    std::optional<Clock::time_point> written_at;
    std::size_t held_back = 0;
    Line newest;
  };

  Mutex<std::map<std::string, Kind, std::less<>>> kinds_;
};

// Lines of the log that a request or a loop may write again and again. A kind is what the format says, whatever the
// values are. What is held back stands in the log at the level debug. Any thread.
namespace limited_log {

// The same limit for the whole process.
void write(std::string_view kind, const LogLimit::Line& line);

// Writes what was held back long enough. To be called about once a second, and at the end.
void write_due();

template <class... Values>
void warn(fmt::format_string<Values...> text, Values&&... values) {
  const fmt::string_view kind = text;
  write({kind.data(), kind.size()}, {spdlog::level::warn, fmt::format(text, std::forward<Values>(values)...)});
}

template <class... Values>
void error(fmt::format_string<Values...> text, Values&&... values) {
  const fmt::string_view kind = text;
  write({kind.data(), kind.size()}, {spdlog::level::err, fmt::format(text, std::forward<Values>(values)...)});
}

}  // namespace limited_log
}  // namespace draftwire
