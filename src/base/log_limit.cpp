#include "base/log_limit.hpp"

namespace draftwire {
namespace {

std::string with_count(const std::string& text, std::size_t more, LogLimit::Clock::duration passed) {
  if (more == 0) return text;
  const auto seconds = std::chrono::round<std::chrono::seconds>(passed).count();
  return seconds <= 1 ? fmt::format("{} (and {} more in the last second)", text, more)
                      : fmt::format("{} (and {} more in the last {} seconds)", text, more, seconds);
}

LogLimit& the_limit() {
  static LogLimit limit;
  return limit;
}

}  // namespace

std::optional<std::string> LogLimit::take(std::string_view name, const Line& line, Clock::time_point now) {
  auto kinds = kinds_.lock();
  const auto found = kinds->find(name);
  Kind& kind = found != kinds->end() ? found->second : (*kinds)[std::string(name)];
  if (kind.written_at && now - *kind.written_at < kPause) {
    ++kind.held_back;
    kind.newest = line;
    return std::nullopt;
  }
  const auto passed = kind.written_at ? now - *kind.written_at : Clock::duration::zero();
  kind.written_at = now;
  return with_count(line.text, std::exchange(kind.held_back, 0), passed);
}

std::vector<LogLimit::Line> LogLimit::due(Clock::time_point now) {
  std::vector<Line> lines;
  auto kinds = kinds_.lock();
  for (auto& [name, kind] : *kinds) {
    if (kind.held_back == 0 || now - *kind.written_at < kPause) continue;
    const std::size_t others = std::exchange(kind.held_back, 0) - 1;
    lines.push_back({kind.newest.level, with_count(kind.newest.text, others, now - *kind.written_at)});
    kind.written_at = now;
  }
  return lines;
}

void limited_log::write(std::string_view kind, const LogLimit::Line& line) {
  if (const auto text = the_limit().take(kind, line, LogLimit::Clock::now())) {
    spdlog::log(line.level, "{}", *text);
  } else {
    spdlog::debug("{}", line.text);
  }
}

void limited_log::write_due() {
  for (const LogLimit::Line& line : the_limit().due(LogLimit::Clock::now())) spdlog::log(line.level, "{}", line.text);
}

}  // namespace draftwire
