# For our own code. Errors they are in ./dev alone: another compiler knows other warnings, which should stop no one's build.
add_library(draftwire_warnings INTERFACE)
target_compile_options(draftwire_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual)
# The locks of base/mutex.hpp: `./dev lint` and the unit tests build with clang.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(draftwire_warnings INTERFACE -Wthread-safety -Wthread-safety-beta)
endif()
if(DRAFTWIRE_WARNINGS_AS_ERRORS)
  target_compile_options(draftwire_warnings INTERFACE -Werror)
endif()

# draftwire_library(NAME SOURCES … KNOWS … USES …): the static library of one folder of src/. KNOWS names the
# folders that it may include (the table in docs/architecture.md); USES names outside libraries.
function(draftwire_library name)
  cmake_parse_arguments(LIB "" "" "SOURCES;KNOWS;USES" ${ARGN})
  add_library(draftwire_${name} STATIC ${LIB_SOURCES})
  target_include_directories(draftwire_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  list(TRANSFORM LIB_KNOWS PREPEND draftwire_)
  target_link_libraries(draftwire_${name} PUBLIC ${LIB_KNOWS} PRIVATE draftwire_warnings)
  target_link_libraries(draftwire_${name} PUBLIC ${LIB_USES})
  draftwire_tidy(draftwire_${name})
endfunction()
