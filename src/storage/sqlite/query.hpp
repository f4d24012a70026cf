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

struct sqlite3_stmt;

namespace draftwire::storage {

// One run of a prepared statement. The statement is reset when this goes. On its connection's thread.
class Query {
 public:
  Query(sqlite3_stmt* statement, const std::string& file) : statement_(statement), file_(&file) {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Binds the parameters in order.
  template <class... Values>
  Query& with(const Values&... values) {
    (put(values), ...);
    return *this;
  }

  // The next row, if there is one.
  [[nodiscard]] bool next();

  // To the end, for a statement whose rows nobody reads.
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

  // Columns of the row, from 0.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] int small(int column) const { return static_cast<int>(integer(column)); }
  [[nodiscard]] bool truth(int column) const { return integer(column) != 0; }
  [[nodiscard]] bool is_null(int column) const;
  // Valid until the next row.
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] domain::Timestamp time(int column) const;
  [[nodiscard]] std::optional<domain::Timestamp> time_or_null(int column) const;
  template <class Id>
  [[nodiscard]] Id id(int column) const {
    return Id{integer(column)};
  }

 private:
  void put_null();
  void put_integer(std::int64_t value);
  void put_text(std::string_view value);
  void put_blob(const void* data, std::size_t size);
  void check(int result) const;

  template <class Integer>
    requires std::is_integral_v<Integer>
  void put(Integer value) {
    put_integer(static_cast<std::int64_t>(value));
  }
  template <class Tag>
  void put(const domain::Strong<Tag>& id) {
    put_integer(id.value);
  }
  void put(std::string_view value) { put_text(value); }
  void put(const std::string& value) { put_text(value); }
  void put(const char* value) { put_text(value); }
  void put(domain::Timestamp value) { put_integer(value.time_since_epoch().count()); }
  void put(const app::SessionHash& hash) { put_blob(hash.data(), hash.size()); }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value) {
      put(*value);
    } else {
      put_null();
    }
  }

  sqlite3_stmt* statement_;
  const std::string* file_;
  int bound_ = 0;
};

}  // namespace draftwire::storage
