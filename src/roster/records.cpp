#include "roster/records.hpp"

#include <algorithm>
#include <utility>

#include "roster/names.hpp"
#include "roster/reader.hpp"

namespace draftwire::roster {
namespace {

void add(Record& record, std::string_view cell) {
  ++record.width;
  if (record.cells.size() < kMaxColumns) record.cells.push_back(cell);
}

std::string without_doubled_quotes(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    result += text[at];
    if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') ++at;
  }
  return result;
}

}  // namespace

std::string_view Record::cell(std::size_t index) const {
  return index < cells.size() ? cells[index] : std::string_view{};
}

bool Record::is_blank() const {
  return std::ranges::all_of(cells, &std::string_view::empty);
}

bool RecordReader::next(Record& record) {
  while (at_ < text_.size()) {
    if (text_[at_] == '\n' || text_[at_] == '\r') {
      pass_line_end();
      continue;
    }
    read(record);
    if (!record.is_blank()) return true;
  }
  return false;
}

void RecordReader::read(Record& record) {
  record.line = line_;
  record.cells.clear();
  record.unescaped.clear();
  record.width = 0;
  for (;;) {
    read_cell(record);
    if (at_ == text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  pass_line_end();
}

void RecordReader::read_cell(Record& record) {
  const bool may_be_quoted = separator_ != kNoSeparator;
  if (!may_be_quoted || !read_quoted(record)) read_plain(record);
}

// The quotes that close a cell are an odd number in a row, before its end. Other odd numbers are strays, and so is the
// quote that began. No search passes a place twice: it ends at the next odd number, which begins or ends every other.
bool RecordReader::read_quoted(Record& record) {
  const std::size_t open = after_blanks(at_);
  if (open == text_.size() || text_[open] != '"') return false;
  bool has_doubled = false;
  for (std::size_t at = open + 1;;) {
    at = text_.find('"', at);
    if (at == std::string_view::npos) return false;
    const std::size_t end = std::min(text_.find_first_not_of('"', at), text_.size());
    const std::size_t run = end - at;
    has_doubled = has_doubled || run > 1;
    if (run % 2 == 0) {
      at = end;
      continue;
    }
    const std::size_t after = after_blanks(end);
    if (!is_cell_end(after)) return false;
    const std::string_view inside = text_.substr(open + 1, end - 1 - (open + 1));
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const bool is_in_pair = inside[i] == '\r' && i + 1 < inside.size() && inside[i + 1] == '\n';
      if ((inside[i] == '\n' || inside[i] == '\r') && !is_in_pair) ++line_;
    }
    if (has_doubled && record.cells.size() < kMaxColumns) {
      add(record, trimmed(record.unescaped.emplace_back(without_doubled_quotes(inside))));
    } else {
      add(record, trimmed(inside));
    }
    at_ = after;
    return true;
  }
}

void RecordReader::read_plain(Record& record) {
  const std::size_t from = at_;
  while (!is_cell_end(at_)) ++at_;
  add(record, trimmed(text_.substr(from, at_ - from)));
}

void RecordReader::pass_line_end() {
  if (at_ == text_.size()) return;
  if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++line_;
}

bool RecordReader::is_cell_end(std::size_t at) const {
  if (at == text_.size()) return true;
  const char c = text_[at];
  return c == '\n' || c == '\r' || (c == separator_ && separator_ != kNoSeparator);
}

std::size_t RecordReader::after_blanks(std::size_t at) const {
  while (at < text_.size() && (text_[at] == ' ' || (text_[at] == '\t' && separator_ != '\t'))) ++at;
  return at;
}

}  // namespace draftwire::roster
