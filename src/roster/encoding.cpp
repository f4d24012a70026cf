#include "roster/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <span>
#include <utility>

#include "roster/unicode.hpp"

namespace draftwire::roster {
namespace {

constexpr std::string_view kLastResort = "windows-1252";
constexpr std::size_t kSampleSize = std::size_t{32} << 10U;
constexpr int kFirstLines = 10;

// The detector names what it can't tell apart by ISO's name. Windows' form has all its letters at the same places for
// the first four, as browsers read them (WHATWG, Encoding); the others are encodings of their own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSupersets{{
    {"ISO-8859-1", "windows-1252"},
    {"ISO-8859-9", "windows-1254"},
    {"ISO-8859-8", "windows-1255"},
    {"ISO-8859-8-I", "windows-1255"},
}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kCousins{{
    {"ISO-8859-2", "windows-1250"},
    {"ISO-8859-5", "windows-1251"},
    {"ISO-8859-6", "windows-1256"},
    {"ISO-8859-7", "windows-1253"},
    {"KOI8-R", "windows-1251"},
}};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

Converter strict_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status), &ucnv_close);
  require_icu(status);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  require_icu(status);
  return converter;
}

bool is_telling(std::string_view line) {
  constexpr char kEscape = '\x1B';
  return !is_ascii(line) || line.find(kEscape) != std::string_view::npos;
}

// The next line with its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

template <std::size_t size>
std::string_view other_name(const std::array<std::pair<std::string_view, std::string_view>, size>& names,
                            std::string_view name) {
  const auto* const found = std::ranges::find(names, name, &std::pair<std::string_view, std::string_view>::first);
  return found == names.end() ? std::string_view{} : found->second;
}

std::vector<std::string> detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status), &ucsdet_close);
  require_icu(status);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  require_icu(status);
  std::vector<std::string> names;
  for (const UCharsetMatch* match : std::span(matches, static_cast<std::size_t>(count))) {
    const std::string_view name = ucsdet_getName(match, &status);
    if (!name.starts_with("UTF-") && known_encoding(name)) names.emplace_back(name);
  }
  require_icu(status);
  return names;
}

// Hands the text on in parts; false at a byte without a meaning.
bool convert(std::string_view bytes, const std::string& encoding, const std::function<void(std::string_view)>& take) {
  const Converter from = strict_converter(encoding.c_str());
  const Converter to = strict_converter("UTF-8");
  std::array<char, 4096> out;
  std::array<UChar, 1024> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  bool is_first = true;
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), is_first ? 1 : 0, 1,
                   &status);
    is_first = false;
    take({out.data(), target});
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (status == U_MEMORY_ALLOCATION_ERROR) require_icu(status);
    return U_SUCCESS(status) != 0;
  }
}

}  // namespace

std::optional<std::string> known_encoding(std::string_view name) {
  constexpr std::size_t kLongest = 60;
  if (name.empty() || name.size() > kLongest || !is_ascii(name)) return std::nullopt;
  std::string text(name);
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(text.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) != 0) return std::nullopt;
  for (const char* standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* usual = ucnv_getStandardName(text.c_str(), standard, &status);
    if (U_SUCCESS(status) != 0 && usual != nullptr) return usual;
  }
  return text;
}

std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding) {
  std::size_t size = 0;
  if (!convert(bytes, encoding, [&](std::string_view part) { size += part.size(); })) return std::nullopt;
  std::string text;
  text.reserve(size);
  convert(bytes, encoding, [&](std::string_view part) { text += part; });
  return text;
}

std::vector<std::string> likely_encodings(std::string_view bytes) {
  std::string telling;
  for (std::string_view rest = bytes; !rest.empty() && telling.size() < kSampleSize;) {
    const std::string_view line = take_line(rest);
    if (is_telling(line)) telling += line.substr(0, kSampleSize);
  }
  std::vector<std::string> names;
  const std::vector<std::string> found = detected(telling);
  for (const std::string& name : found) {
    const std::string_view superset = other_name(kSupersets, name);
    add_once(names, superset.empty() ? std::string_view(name) : superset);
  }
  add_once(names, kLastResort);
  for (const std::string& name : found) {
    if (const std::string_view cousin = other_name(kCousins, name); !cousin.empty()) add_once(names, cousin);
  }
  return names;
}

std::string telling_lines(std::string_view bytes) {
  std::string sample;
  for (int line_number = 0; !bytes.empty() && sample.size() < kSampleSize; ++line_number) {
    const std::string_view line = take_line(bytes);
    if (line_number < kFirstLines || is_telling(line)) sample += line;
  }
  if (sample.size() > kSampleSize) sample.resize(kSampleSize);
  return sample;
}

}  // namespace draftwire::roster
