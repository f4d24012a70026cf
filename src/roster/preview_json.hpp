#pragma once

#include <string>

#include "roster/preview.hpp"
#include "wire/json.hpp"

namespace draftwire::roster {

// The answer to a preview: encoding, separator, header_line, columns, rating, needs, rows, counts. Any thread.
std::string preview_json(const Preview& preview);

// One of its rows.
wire::Object row_json(const Row& row);

// `{"new":31,"update":4,…}`.
wire::Object counts_json(const Counts& counts);

// `[{"code","message", …}]`, which an import that stops answers as well.
wire::Array needs_json(const std::vector<Need>& needs);

}  // namespace draftwire::roster
