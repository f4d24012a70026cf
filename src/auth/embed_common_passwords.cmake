# Writes common_passwords.txt and common_passwords.S (the text as bytes) to OUTPUT: those of the list that are long enough
# to be a password here, a line each, and a line feed before the first.
# Run as: cmake -DLIST=… -DOUTPUT=… -P embed_common_passwords.cmake
file(READ "${LIST}" list)
# Not those few with what CMake's own lists are made of.
set(char "[^][\";]")
string(REPEAT "${char}" 8 eight)
string(REGEX MATCHALL "\"${eight}${char}*\"" words "${list}")
list(LENGTH words count)
if(count LESS 3000)
  message(FATAL_ERROR "${LIST}: ${count} passwords, and not thousands of them")
endif()
list(JOIN words "\n" text)
string(REPLACE "\"" "" text "${text}")
file(WRITE "${OUTPUT}/common_passwords.txt" "\n${text}\n")
file(SIZE "${OUTPUT}/common_passwords.txt" size)
# With -fcf-protection, cet.h writes the note that the linker wants to see in every object.
file(WRITE "${OUTPUT}/common_passwords.S" "#ifdef __CET__
#include <cet.h>
#endif
.section .rodata
.global draftwire_common_passwords
draftwire_common_passwords:
.incbin \"${OUTPUT}/common_passwords.txt\"
.global draftwire_common_passwords_end
draftwire_common_passwords_end:
.section .note.GNU-stack,\"\",@progbits
")
