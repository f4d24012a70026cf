#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

// Comma-separated values (RFC 4180) as records of cells. Pure; any thread.
namespace draftwire::app {

struct CsvRecord {
  int line = 1;  // of the text, where the record begins
  std::vector<std::string> cells;
};

struct CsvFault {
  int line = 1;
  std::string message;

  bool operator==(const CsvFault&) const = default;
};

struct CsvRecords {
  std::vector<CsvRecord> records;  // without lines that are empty
  std::vector<CsvFault> faults;    // of records that are left out
};

// Lines end in CR LF, LF or CR. A cell that holds the separator, a quote or a line break is in quotes, with quotes
// inside it doubled.
CsvRecords read_csv(std::string_view text, char separator);

// One cell as it stands in a file: quoted where it must be.
std::string csv_cell(std::string_view text);

}  // namespace draftwire::app
