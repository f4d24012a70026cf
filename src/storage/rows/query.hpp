#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/records.hpp"
#include "domain/ids.hpp"
#include "storage/rows/statement.hpp"

namespace draftwire::storage {

// One run of a prepared statement. The statement is reset when this goes. On its connection's thread.
class Query {
 public:
  explicit Query(Statement& statement) : statement_(statement) {}
  ~Query() { statement_.reset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Binds the parameters in order.
  template <class... Values>
  Query& with(const Values&... values) {
    (put(values), ...);
    return *this;
  }

  // The next row, if there is one.
  [[nodiscard]] bool next() { return statement_.step(); }

  // To the end, for a statement whose rows are not read.
  void run();

  // A row for each that `make(*this)` makes a value of.
  template <class Make>
  [[nodiscard]] auto all(Make make) {
    std::vector<std::invoke_result_t<Make, Query&>> values;
    while (next()) values.push_back(make(*this));
    return values;
  }

  // The first row as a value.
  template <class Make>
  [[nodiscard]] auto first(Make make) {
    std::optional<std::invoke_result_t<Make, Query&>> value;
    if (next()) value = make(*this);
    return value;
  }

  // The only column of the only row, as an INSERT … RETURNING id gives it.
  [[nodiscard]] std::int64_t number();

  // Columns of the row, from 0.
  [[nodiscard]] std::int64_t integer(int column) const { return statement_.integer(column); }
  [[nodiscard]] int small(int column) const { return static_cast<int>(integer(column)); }
  [[nodiscard]] bool truth(int column) const { return integer(column) != 0; }
  [[nodiscard]] bool is_null(int column) const { return statement_.is_null(column); }
  // Valid until the next row.
  [[nodiscard]] std::string_view view(int column) const { return statement_.view(column); }
  [[nodiscard]] std::string bytes(int column) const { return statement_.bytes(column); }
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] domain::Timestamp time(int column) const;
  [[nodiscard]] std::optional<domain::Timestamp> time_or_null(int column) const;
  template <class Id>
  [[nodiscard]] Id id(int column) const {
    return Id{integer(column)};
  }

 private:
  template <class Integer>
    requires std::is_integral_v<Integer>
  void put(Integer value) {
    statement_.bind_integer(++bound_, static_cast<std::int64_t>(value));
  }
  template <class Tag>
  void put(const domain::Strong<Tag>& id) {
    statement_.bind_integer(++bound_, id.value);
  }
  void put(std::string_view value) { statement_.bind_text(++bound_, value); }
  void put(const std::string& value) { statement_.bind_text(++bound_, value); }
  void put(const char* value) { statement_.bind_text(++bound_, value); }
  void put(domain::Timestamp value) { statement_.bind_integer(++bound_, value.time_since_epoch().count()); }
  void put(const app::SessionHash& hash) {
    statement_.bind_blob(++bound_, {reinterpret_cast<const char*>(hash.data()), hash.size()});
  }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value) {
      put(*value);
    } else {
      statement_.bind_null(++bound_);
    }
  }

  Statement& statement_;
  int bound_ = 0;
};

}  // namespace draftwire::storage
