#include "app/csv_records.hpp"

#include <utility>

namespace draftwire::app {
namespace {

class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  CsvRecords read() {
    while (!is_at_end()) read_record();
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_at_end() const { return at_ == text_.size(); }
  [[nodiscard]] bool is_at_line_end() const { return is_at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void pass_line_end() {
    if (is_at_end()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  void pass_to_line_end() {
    while (!is_at_line_end()) ++at_;
  }

  void fault(int line, std::string message) {
    result_.faults.push_back({line, std::move(message)});
    pass_to_line_end();
  }

  void read_record() {
    CsvRecord record{line_, {}};
    for (;;) {
      std::string cell;
      const bool is_quoted = !is_at_end() && text_[at_] == '"';
      if (!(is_quoted ? read_quoted(cell) : read_plain(cell))) {
        pass_line_end();
        return;
      }
      record.cells.push_back(std::move(cell));
      if (is_at_line_end()) break;
      ++at_;  // the separator
    }
    pass_line_end();
    const bool is_blank_line = record.cells.size() == 1 && record.cells.front().empty();
    if (!is_blank_line) result_.records.push_back(std::move(record));
  }

  bool read_plain(std::string& cell) {
    while (!is_at_line_end() && text_[at_] != separator_) {
      if (text_[at_] == '"') {
        fault(line_, "a quote in the middle of a cell; put the whole cell in quotes and double those inside");
        return false;
      }
      cell += text_[at_++];
    }
    return true;
  }

  bool read_quoted(std::string& cell) {
    const int first_line = line_;
    ++at_;
    for (;;) {
      if (is_at_end()) {
        fault(first_line, "the quote that opens here is never closed");
        return false;
      }
      const char c = text_[at_];
      if (c == '"') {
        const bool is_doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
        at_ += is_doubled ? 2 : 1;
        if (!is_doubled) break;
        cell += '"';
      } else if (c == '\n' || c == '\r') {
        const std::size_t from = at_;
        pass_line_end();
        cell.append(text_.substr(from, at_ - from));
      } else {
        cell += c;
        ++at_;
      }
    }
    if (is_at_line_end() || text_[at_] == separator_) return true;
    fault(line_, "text after the closing quote of a cell");
    return false;
  }

  const std::string_view text_;
  const char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  CsvRecords result_;
};

}  // namespace

CsvRecords read_csv(std::string_view text, char separator) {
  return Reader(text, separator).read();
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

}  // namespace draftwire::app
