#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace draftwire::storage {

// A prepared statement of one database. Its connection owns it; one run at a time, on its connection's thread.
// Throws app::StoreError.
class Statement {
 public:
  virtual ~Statement() = default;

  // Parameters, from 1.
  virtual void bind_null(int index) = 0;
  virtual void bind_integer(int index, std::int64_t value) = 0;
  virtual void bind_text(int index, std::string_view value) = 0;
  virtual void bind_blob(int index, std::string_view bytes) = 0;

  // The next row, if there is one; the first call runs the statement.
  [[nodiscard]] virtual bool step() = 0;

  // Forgets the run and its parameters.
  virtual void reset() = 0;

  // Columns of the row, from 0. A view is valid until the next step.
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual std::string_view view(int column) const = 0;
  [[nodiscard]] virtual std::string bytes(int column) const = 0;
};

}  // namespace draftwire::storage
