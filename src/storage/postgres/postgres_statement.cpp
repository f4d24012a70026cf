#include "storage/postgres/postgres_statement.hpp"

#include <charconv>

#include "app/store.hpp"
#include "storage/postgres/postgres_connection.hpp"

namespace draftwire::storage {

PostgresStatement::PostgresStatement(PostgresConnection& connection, std::string name, std::string_view sql)
    : connection_(connection), name_(std::move(name)) {
  const std::string numbered = with_numbered_parameters(sql);
  connection_.finish(PQsendPrepare(connection_.handle(), name_.c_str(), numbered.c_str(), 0, nullptr) == 1);
}

PostgresStatement::Parameter& PostgresStatement::parameter(int index) {
  const auto at = static_cast<std::size_t>(index - 1);
  if (parameters_.size() <= at) parameters_.resize(at + 1);
  return parameters_[at];
}

void PostgresStatement::bind_null(int index) {
  parameter(index) = {};
}

void PostgresStatement::bind_integer(int index, std::int64_t value) {
  parameter(index) = {std::to_string(value), false, false};
}

void PostgresStatement::bind_text(int index, std::string_view value) {
  Parameter& bound = parameter(index);
  bound = {{}, false, false};
  // PostgreSQL's texts hold no NUL; whatever is looked up with one is not there.
  for (const char letter : value) {
    if (letter == '\0') {
      bound.value += "\xEF\xBF\xBD";
    } else {
      bound.value += letter;
    }
  }
}

void PostgresStatement::bind_blob(int index, std::string_view bytes) {
  parameter(index) = {std::string(bytes), false, true};
}

bool PostgresStatement::step() {
  if (result_ == nullptr) {
    run();
    row_ = 0;
  } else {
    ++row_;
  }
  return row_ < PQntuples(result_.get());
}

void PostgresStatement::run() {
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
  for (const Parameter& parameter : parameters_) {
    values.push_back(parameter.is_null ? nullptr : parameter.value.c_str());
    lengths.push_back(static_cast<int>(parameter.value.size()));
    formats.push_back(parameter.is_binary ? 1 : 0);
  }
  result_ =
      connection_.finish(PQsendQueryPrepared(connection_.handle(), name_.c_str(), static_cast<int>(parameters_.size()),
                                             values.data(), lengths.data(), formats.data(), 0) == 1);
}

void PostgresStatement::reset() {
  result_.reset();
  parameters_.clear();
}

bool PostgresStatement::is_null(int column) const {
  return PQgetisnull(result_.get(), row_, column) == 1;
}

std::int64_t PostgresStatement::integer(int column) const {
  const std::string_view text = view(column);
  if (text == "t") return 1;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view PostgresStatement::view(int column) const {
  return {PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

std::string PostgresStatement::bytes(int column) const {
  std::size_t size = 0;
  const std::unique_ptr<unsigned char, decltype(&PQfreemem)> bytes(
      PQunescapeBytea(reinterpret_cast<const unsigned char*>(PQgetvalue(result_.get(), row_, column)), &size),
      &PQfreemem);
  return {reinterpret_cast<const char*>(bytes.get()), size};
}

std::string with_numbered_parameters(std::string_view sql) {
  std::string numbered;
  int last = 0;
  for (std::size_t index = 0; index < sql.size(); ++index) {
    if (sql[index] != '?') {
      numbered += sql[index];
      continue;
    }
    numbered += '$';
    const bool has_number = index + 1 < sql.size() && sql[index + 1] >= '0' && sql[index + 1] <= '9';
    if (!has_number) numbered += std::to_string(++last);
  }
  return numbered;
}

}  // namespace draftwire::storage
