#pragma once

#include <cstddef>
#include <string>

#include "roster/preview.hpp"
#include "wire/json.hpp"

namespace draftwire::roster {

// The answer to a preview: encoding, separator, header_line, columns, rating, needs, rows, counts. Any thread.
std::string preview_json(const Preview& preview);

// The same, written while the file is read: every row is added in its order and not kept. One thread.
class PreviewWriter {
 public:
  // A file of that size has an answer that needs no more memory than is set aside, unless most of its lines are bad.
  explicit PreviewWriter(std::size_t file_size);

  void add(const Row& row);

  // The whole answer; the preview's own rows are none of it. Call it once.
  std::string finish(const Preview& preview);

 private:
  std::string rows_;
};

// One of its rows.
wire::Object row_json(const Row& row);

// `{"new":31,"update":4,…}`.
wire::Object counts_json(const Counts& counts);

// `[{"code","message", …}]`, which an import that stops answers as well.
wire::Array needs_json(const std::vector<Need>& needs);

}  // namespace draftwire::roster
