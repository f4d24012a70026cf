#include "roster/text_source.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "roster/encoding.hpp"
#include "roster/file_kind.hpp"
#include "roster/layout.hpp"
#include "roster/list_line.hpp"
#include "roster/names.hpp"
#include "roster/records.hpp"
#include "roster/unicode.hpp"

namespace draftwire::roster {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr char kEscape = '\x1B';

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

Unreadable unreadable(std::string message) {
  return {Unreadable::Kind::not_text, std::move(message)};
}

Unreadable bad_encoding(const std::string& message) {
  return {Unreadable::Kind::bad_option, "encoding " + message, "encoding"};
}

// Characters that no roster has: a sign that the bytes were meant otherwise.
bool has_strange_points(std::string_view text) {
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte >= ' ' && byte < 0x7F) {
      text.remove_prefix(1);
      continue;
    }
    const UChar32 point = take_point(text);
    if (point == '\n' || point == '\r' || point == '\t') continue;
    constexpr UChar32 kReplacement = 0xFFFD;
    const auto type = u_charType(point);
    const bool is_strange = type == U_CONTROL_CHAR || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR;
    if (point < 0 || is_strange || point == kReplacement) return true;
  }
  return false;
}

// Han, Kana and Hangul stand together in one name.
UScriptCode script_group(UScriptCode script) {
  switch (script) {
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
      return USCRIPT_HAN;
    default:
      return script;
  }
}

bool is_of_one_script(std::string_view name) {
  if (is_ascii(name)) return true;
  std::optional<UScriptCode> first;
  while (!name.empty()) {
    const UChar32 point = take_point(name);
    if (point < 0 || u_isalpha(point) == 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = script_group(uscript_getScript(point, &status));
    require_icu(status);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
    if (first && *first != script) return false;
    first = script;
  }
  return true;
}

bool reads_well(std::string_view text, const Options& options, std::string_view rating_name) {
  if (has_strange_points(text)) return false;
  const auto layout = layout_of(text, options, rating_name);
  if (!layout) return true;  // the option is wrong in every encoding
  const auto name_column = layout->index(Field::name);
  if (!name_column) return true;
  RecordReader reader(text, layout->separator, layout->body_offset, layout->body_line);
  for (Record record; reader.next(record);) {
    const std::string_view cell = record.cell(layout->is_list() ? 0 : *name_column);
    if (!is_of_one_script(layout->is_list() ? list_line(cell, rating_name).name : cell)) return false;
  }
  return true;
}

std::expected<TextSource, Unreadable> as_said(std::string_view bytes, const std::string& encoding) {
  auto text = decoded(bytes, encoding);
  if (!text) return std::unexpected(bad_encoding("must be another one: the file is not valid " + encoding));
  if (text->starts_with(kMark)) text->erase(0, kMark.size());
  if (text->contains('\0'))
    return std::unexpected(unreadable("In " + encoding + " this file holds a NUL: it is no text."));
  return TextSource{std::move(*text), bytes.size(), {encoding, false, {}}};
}

// An encoding and what the telling lines are in it.
struct Candidate {
  std::string encoding;
  std::string sample;
};

std::expected<TextSource, Unreadable> guessed(std::string_view bytes, const Options& options,
                                              std::string_view rating_name) {
  const std::string telling = telling_lines(bytes);
  Options shape = options;
  if (telling.size() < bytes.size()) shape.header_line = std::nullopt;  // lines are missing in the sample
  std::vector<Candidate> good;
  for (std::string& encoding : likely_encodings(bytes)) {
    auto sample = decoded(telling, encoding);
    if (!sample || std::ranges::find(good, *sample, &Candidate::sample) != good.end()) continue;
    if (reads_well(*sample, shape, rating_name)) good.push_back({std::move(encoding), std::move(*sample)});
  }
  constexpr std::size_t kMostTried = 4;
  for (std::size_t i = 0; i < std::min(good.size(), kMostTried); ++i) {
    auto text = decoded(bytes, good[i].encoding);
    if (!text || !reads_well(*text, options, rating_name)) continue;
    TextSource source{std::move(*text), bytes.size(), {good[i].encoding, true, {}}};
    for (std::size_t other = 0; other < good.size(); ++other) {
      if (other != i) source.encoding.others.push_back(good[other].encoding);
    }
    return source;
  }
  return std::unexpected(unreadable(
      "The encoding of this file can't be told: its names read well in none. Save it as UTF-8 (\"CSV UTF-8\"), or "
      "say which one it is."));
}

}  // namespace

std::expected<TextSource, Unreadable> text_source(std::string_view bytes, const Options& options, const Scale& scale) {
  if (auto message = not_text(bytes)) return std::unexpected(unreadable(std::move(*message)));
  const bool has_mark = bytes.starts_with(kMark);
  const bool is_said = options.encoding && *options.encoding != "UTF-8";
  if (is_said && !has_mark) return as_said(bytes, *options.encoding);
  if (is_utf16(bytes)) return as_said(bytes, "UTF-16");
  if (bytes.contains('\0')) {
    return std::unexpected(
        unreadable("This file holds a NUL: it is no text, or UTF-16 or UTF-32 without a byte order mark. "
                   "Save it as UTF-8."));
  }
  const std::string_view text = has_mark ? bytes.substr(kMark.size()) : bytes;
  const bool is_utf8 = count_points(text).has_value();
  if (is_utf8 && (has_mark || options.encoding || !text.contains(kEscape))) {
    return TextSource{{}, has_mark ? kMark.size() : 0, {"UTF-8", false, {}}};
  }
  if (has_mark || options.encoding) {
    return std::unexpected(bad_encoding("must be another one: the file is not valid UTF-8"));
  }
  return guessed(bytes, options, scale.rating_name);
}

}  // namespace draftwire::roster
