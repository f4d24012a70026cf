# Writes embedded_files.S (the files as bytes) and embedded_files.cpp (their names and places) to OUTPUT.
# Run as: cmake -DDIST=… -DOPENAPI=… -DOUTPUT=… -DBROTLI=… -DGZIP=… -P embed_files.cmake
# With -fcf-protection, cet.h writes the note that the linker wants to see in every object.
set(assembly "#ifdef __CET__\n#include <cet.h>\n#endif\n.section .rodata\n")
set(externs "")
set(rows "")

function(embed symbol file view)
  file(SIZE "${file}" size)
  string(APPEND assembly ".global ${symbol}\n.balign 16\n${symbol}:\n.incbin \"${file}\"\n")
  string(APPEND externs "extern const char ${symbol}[];\n")
  set(assembly "${assembly}" PARENT_SCOPE)
  set(externs "${externs}" PARENT_SCOPE)
  set(${view} "{${symbol}, ${size}}" PARENT_SCOPE)
endfunction()

embed(draftwire_openapi "${OPENAPI}" openapi_view)

set(files "")
if(EXISTS "${DIST}/index.html")
  file(GLOB_RECURSE files RELATIVE "${DIST}" "${DIST}/*")
endif()
set(number 0)
foreach(name IN LISTS files)
  set(file "${DIST}/${name}")
  set(symbol "draftwire_page_${number}")
  math(EXPR number "${number} + 1")
  file(SHA256 "${file}" hash)
  string(SUBSTRING "${hash}" 0 16 hash)
  embed("${symbol}" "${file}" plain)
  set(brotli "{}")
  set(gzip "{}")
  file(SIZE "${file}" size)
  if(name MATCHES "\\.(html|js|css|svg|json|txt|webmanifest|map)$" AND size GREATER 512)
    if(BROTLI)
      execute_process(COMMAND "${BROTLI}" -f -q 11 -o "${OUTPUT}/${number}.br" "${file}" COMMAND_ERROR_IS_FATAL ANY)
      embed("${symbol}_br" "${OUTPUT}/${number}.br" brotli)
    endif()
    if(GZIP)
      execute_process(COMMAND "${GZIP}" -9 -n -c "${file}" OUTPUT_FILE "${OUTPUT}/${number}.gz"
                      COMMAND_ERROR_IS_FATAL ANY)
      embed("${symbol}_gz" "${OUTPUT}/${number}.gz" gzip)
    endif()
  endif()
  string(APPEND rows "      {\"${name}\", \"${hash}\", ${plain}, ${brotli}, ${gzip}},\n")
endforeach()

file(WRITE "${OUTPUT}/embedded_files.S" "${assembly}.section .note.GNU-stack,\"\",@progbits\n")
file(WRITE "${OUTPUT}/embedded_files.cpp" "#include \"http/embedded_files.hpp\"

extern \"C\" {
${externs}}

namespace draftwire::http {

const std::vector<EmbeddedFile>& embedded_files() {
  static const std::vector<EmbeddedFile> files{
${rows}  };
  return files;
}

std::string_view embedded_openapi() { return ${openapi_view}; }

}  // namespace draftwire::http
")
