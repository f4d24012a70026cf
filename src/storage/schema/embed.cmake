# cmake -DOUTPUT=FILE.cpp -DDATABASE=NAME -DMIGRATIONS=A.sql,B.sql -P embed.cmake: writes the migrations of one
# database as C++ text.
string(REPLACE "," ";" migrations "${MIGRATIONS}")
list(SORT migrations)
set(rows "")
set(expected 1)
foreach(file IN LISTS migrations)
  get_filename_component(name "${file}" NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
    message(FATAL_ERROR "${file}: a migration is named NNNN_words.sql")
  endif()
  math(EXPR version "1${CMAKE_MATCH_1} - 10000")
  if(NOT version EQUAL expected)
    message(FATAL_ERROR "${file}: migration ${expected} is missing")
  endif()
  file(READ "${file}" sql)
  string(APPEND rows "    {${version}, \"${name}\", R\"sql(\n${sql})sql\"},\n")
  math(EXPR expected "${expected} + 1")
endforeach()
file(WRITE "${OUTPUT}" "#include \"storage/schema/migrations.hpp\"

namespace draftwire::storage {
namespace {

constexpr Migration kMigrations[] = {
${rows}};

}  // namespace

std::span<const Migration> ${DATABASE}_migrations() { return kMigrations; }

}  // namespace draftwire::storage
")
