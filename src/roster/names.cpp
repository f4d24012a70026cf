#include "roster/names.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/ascii.hpp"
#include "roster/unicode.hpp"

namespace draftwire::roster {
namespace {

constexpr UChar32 kJoiner = 0x200D;
constexpr UChar32 kNonJoiner = 0x200C;
constexpr UChar32 kReplacement = 0xFFFD;
constexpr UChar32 kBlackFlag = 0x1F3F4;

bool has(UChar32 point, UProperty property) {
  return u_hasBinaryProperty(point, property) != 0;
}

bool is_hidden(UChar32 point) {
  return has(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_control(UChar32 point) {
  const auto type = u_charType(point);
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

bool is_emoji_part(UChar32 point) {
  constexpr UChar32 kEmojiSelector = 0xFE0F;
  return point == kEmojiSelector || has(point, UCHAR_EMOJI_MODIFIER) || has(point, UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool joins_letters(UChar32 point) {
  return u_getIntPropertyValue(point, UCHAR_JOINING_TYPE) != U_JT_NON_JOINING;
}

// Whether a joiner at `at` does something there: in an emoji of several, after a virama (RFC 5892, appendix A), or
// between letters of a script whose letters join.
bool is_needed_joiner(const std::vector<UChar32>& points, std::size_t at) {
  if (at == 0) return false;
  constexpr int kVirama = 9;
  const UChar32 before = points[at - 1];
  if (u_getCombiningClass(before) == kVirama) return true;
  if (at + 1 == points.size()) return false;
  const UChar32 after = points[at + 1];
  if (points[at] == kJoiner && is_emoji_part(before) && has(after, UCHAR_EXTENDED_PICTOGRAPHIC)) return true;
  return u_isalpha(after) != 0 && joins_letters(before) && joins_letters(after);
}

bool is_needed_selector(const std::vector<UChar32>& points, std::size_t at) {
  if (at == 0) return false;
  constexpr UChar32 kTextSelector = 0xFE0E;
  constexpr UChar32 kEmojiSelector = 0xFE0F;
  constexpr UChar32 kFirstIdeographic = 0xE0100;
  constexpr UChar32 kLastIdeographic = 0xE01EF;
  const UChar32 point = points[at];
  if (point == kTextSelector || point == kEmojiSelector) return has(points[at - 1], UCHAR_EMOJI);
  return point >= kFirstIdeographic && point <= kLastIdeographic && has(points[at - 1], UCHAR_IDEOGRAPHIC);
}

// The letters behind a flag that say whose it is.
bool is_flag_tag(const std::vector<UChar32>& points, std::size_t at) {
  constexpr UChar32 kFirstTag = 0xE0020;
  constexpr UChar32 kLastTag = 0xE007F;
  if (points[at] < kFirstTag || points[at] > kLastTag) return false;
  while (at > 0 && points[at] >= kFirstTag && points[at] <= kLastTag) --at;
  return points[at] == kBlackFlag;
}

bool is_allowed(const std::vector<UChar32>& points, std::size_t at) {
  const UChar32 point = points[at];
  if (!is_hidden(point)) return true;
  if (point == kJoiner || point == kNonJoiner) return is_needed_joiner(points, at);
  return is_needed_selector(points, at) || is_flag_tag(points, at);
}

std::vector<UChar32> points_of(std::string_view text) {
  std::vector<UChar32> points;
  points.reserve(text.size());
  while (!text.empty()) points.push_back(take_point(text));
  return points;
}

std::string composed(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())},
                                                          sink, nullptr, status);
  require_icu(status);
  return result;
}

bool shows_a_letter_or_digit(std::string_view text) {
  while (!text.empty()) {
    const UChar32 point = take_point(text);
    const bool is_letter = (U_GET_GC_MASK(point) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
    if (is_letter && !is_hidden(point)) return true;
  }
  return false;
}

// Accents are the marks that many scripts share. Those of one script alone are letters of it, as in Hindi, and the two
// of Kana make another sound of a letter.
bool is_accent(UChar32 point) {
  constexpr UChar32 kVoiced = 0x3099;
  constexpr UChar32 kHalfVoiced = 0x309A;
  if (u_charType(point) != U_NON_SPACING_MARK || point == kVoiced || point == kHalfVoiced) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(point, &status) == USCRIPT_INHERITED;
}

// What a letter like ø or a mark like ’ is in ASCII; letters of other scripts stay.
const icu::Transliterator& latin_to_ascii() {
  static const std::unique_ptr<const icu::Transliterator> kMade = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::Transliterator> made(
        icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
    require_icu(status);
    return made;
  }();
  return *kMade;
}

bool may_be_ascii(UChar32 point) {
  constexpr UChar32 kFirstBeyond = 0x80;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &status);
  return point >= kFirstBeyond && (script == USCRIPT_LATIN || script == USCRIPT_COMMON);
}

icu::UnicodeString decomposed_without_case(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto given = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  const icu::UnicodeString small = icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(given, status);
  icu::UnicodeString result = icu::Normalizer2::getNFDInstance(status)->normalize(small, status);
  require_icu(status);
  return result;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!is_blank_point(take_point(rest))) break;
    text = rest;
  }
  while (!text.empty()) {
    std::size_t first = text.size() - 1;
    while (first > 0 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U) --first;
    std::string_view last = text.substr(first);
    if (!is_blank_point(take_point(last)) || !last.empty()) break;
    text = text.substr(0, first);
  }
  return text;
}

std::expected<std::string, std::string> checked_text(std::string_view text, std::size_t max_length) {
  if (!count_points(text)) return std::unexpected("must be valid UTF-8");
  const std::string_view shown = trimmed(text);
  if (shown.empty()) return std::unexpected("must not be blank");
  constexpr std::size_t kMostBytes = 64;  // of a code point and the marks that NFC puts on it
  if (shown.size() > max_length * kMostBytes) {
    return std::unexpected("must have at most " + std::to_string(max_length) + " characters");
  }
  std::string result = composed(shown);
  const std::vector<UChar32> points = points_of(result);
  if (points.size() > max_length) {
    return std::unexpected("must have at most " + std::to_string(max_length) + " characters, not " +
                           std::to_string(points.size()));
  }
  for (std::size_t at = 0; at < points.size(); ++at) {
    if (is_control(points[at])) return std::unexpected("must not have control characters");
    if (points[at] == kReplacement) return std::unexpected("must not have \uFFFD, which stands for a lost letter");
    if (!is_allowed(points, at)) return std::unexpected("must not have characters that show nothing");
  }
  return result;
}

std::expected<std::string, std::string> checked_name(std::string_view text, std::size_t max_length) {
  auto name = checked_text(text, max_length);
  if (name && !shows_a_letter_or_digit(*name)) return std::unexpected("must have a letter or a digit");
  return name;
}

std::string folded(std::string_view name) {
  std::string result;
  if (is_ascii(name)) {
    for (const char c : name) {
      if (!is_blank_point(c)) result += lower(c);
    }
    return result;
  }
  const icu::UnicodeString text = decomposed_without_case(name);
  icu::UnicodeString plain;
  bool has_more = false;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 point = text.char32At(at);
    if (is_accent(point) || is_blank_point(point)) continue;
    plain.append(point);
    has_more = has_more || may_be_ascii(point);
  }
  if (has_more) {
    latin_to_ascii().transliterate(plain);
    plain.foldCase();
  }
  return plain.toUTF8String(result);
}

}  // namespace draftwire::roster
