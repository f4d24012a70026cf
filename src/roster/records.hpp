#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

// The rows of a table in a text. Nothing is kept but the text: rows are read again whenever they are wanted.
namespace draftwire::roster {

// No separator: every line is one cell, and quotes are quotes.
inline constexpr char kNoSeparator = '\0';

// One row. The cells are without blanks around them, and point into the text or into the record.
struct Record {
  int line = 0;                         // where it begins, from 1
  std::vector<std::string_view> cells;  // at most kMaxColumns
  std::size_t width = 0;                // how many there are
  std::deque<std::string> unescaped;    // those that had doubled quotes

  [[nodiscard]] std::string_view cell(std::size_t index) const;
  [[nodiscard]] bool is_blank() const;
};

// Reads rows one after another; the text must outlive it and its records. Lines end in CR LF, LF or CR. A cell may be
// in quotes, with blanks around them, and then holds separators, line breaks and doubled quotes; a quote that does not
// close its cell is a character like others. Linear in the text. One thread.
class RecordReader {
 public:
  RecordReader(std::string_view text, char separator, std::size_t offset = 0, int line = 1)
      : text_(text), separator_(separator), at_(offset), line_(line) {}

  // The next row that is not blank; false when there is none.
  bool next(Record& record);

  // Where the next row begins.
  [[nodiscard]] std::size_t offset() const { return at_; }
  [[nodiscard]] int line() const { return line_; }

 private:
  void read(Record& record);
  void read_cell(Record& record);
  bool read_quoted(Record& record);
  void read_plain(Record& record);
  void pass_line_end();
  [[nodiscard]] bool is_cell_end(std::size_t at) const;
  [[nodiscard]] std::size_t after_blanks(std::size_t at) const;

  const std::string_view text_;
  const char separator_;
  std::size_t at_;
  int line_;
};

}  // namespace draftwire::roster
