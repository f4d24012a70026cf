#include "wire/time_text.hpp"

#include <chrono>

namespace draftwire::wire {
namespace {

constexpr std::string_view kForm = "0000-00-00T00:00:00.000Z";

void put(std::string& text, std::size_t at, std::size_t width, unsigned value) {
  for (std::size_t digit = width; digit > 0; --digit, value /= 10) {
    text[at + digit - 1] = static_cast<char>('0' + value % 10);
  }
}

unsigned number_at(std::string_view text, std::size_t at, std::size_t width) {
  unsigned value = 0;
  for (const char digit : text.substr(at, width)) value = value * 10 + static_cast<unsigned>(digit - '0');
  return value;
}

bool has_form(std::string_view text) {
  if (text.size() != kForm.size()) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_digit = text[at] >= '0' && text[at] <= '9';
    if (kForm[at] == '0' ? !is_digit : text[at] != kForm[at]) return false;
  }
  return true;
}

}  // namespace

std::string to_text(domain::Timestamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string text(kForm);
  put(text, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put(text, 5, 2, static_cast<unsigned>(date.month()));
  put(text, 8, 2, static_cast<unsigned>(date.day()));
  put(text, 11, 2, static_cast<unsigned>(clock.hours().count()));
  put(text, 14, 2, static_cast<unsigned>(clock.minutes().count()));
  put(text, 17, 2, static_cast<unsigned>(clock.seconds().count()));
  put(text, 20, 3, static_cast<unsigned>(clock.subseconds().count()));
  return text;
}

std::optional<domain::Timestamp> timestamp_from(std::string_view text) {
  if (!has_form(text)) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(number_at(text, 0, 4))),
                                         std::chrono::month(number_at(text, 5, 2)),
                                         std::chrono::day(number_at(text, 8, 2)));
  const std::chrono::hours hours(number_at(text, 11, 2));
  const std::chrono::minutes minutes(number_at(text, 14, 2));
  const std::chrono::seconds seconds(number_at(text, 17, 2));
  if (!date.ok() || hours.count() > 23 || minutes.count() > 59 || seconds.count() > 59) return std::nullopt;
  return std::chrono::sys_days(date) + hours + minutes + seconds + std::chrono::milliseconds(number_at(text, 20, 3));
}

}  // namespace draftwire::wire
