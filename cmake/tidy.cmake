# The target `tidy`: clang-tidy over every source of the libraries, again for a folder only when something in it was
# compiled again. Meant for a clang build.
find_program(CLANG_TIDY clang-tidy-19)
add_custom_target(tidy)

function(draftwire_tidy target)
  if(NOT CLANG_TIDY)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  set(stamps "")
  foreach(source ${sources})
    if(IS_ABSOLUTE "${source}" OR NOT source MATCHES "\\.cpp$")
      continue()
    endif()
    set(file "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
    string(REPLACE "/" "_" name "${target}_${source}")
    set(stamp "${CMAKE_BINARY_DIR}/tidy/${name}.stamp")
    add_custom_command(OUTPUT "${stamp}"
      COMMAND "${CLANG_TIDY}" -p "${CMAKE_BINARY_DIR}" --quiet "${file}"
      COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
      DEPENDS "${file}" "${CMAKE_SOURCE_DIR}/.clang-tidy" $<TARGET_OBJECTS:${target}>
      COMMENT "clang-tidy ${source}" VERBATIM)
    list(APPEND stamps "${stamp}")
  endforeach()
  add_custom_target(tidy_${target} DEPENDS ${stamps})
  add_dependencies(tidy tidy_${target})
endfunction()
