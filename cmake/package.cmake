# The Debian package, made by `./dev package`: the binary, its service, its settings and a page of the manual.
find_program(GZIP gzip REQUIRED)

# compressed(IN OUT): configures a file and packs it as Debian wants its documents.
function(compressed in out)
  configure_file("${in}" "${CMAKE_BINARY_DIR}/package/${out}" @ONLY)
  execute_process(COMMAND "${GZIP}" -9nkf "${CMAKE_BINARY_DIR}/package/${out}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(DEPLOY "${CMAKE_SOURCE_DIR}/deploy")
compressed("${DEPLOY}/debian/changelog.in" changelog)
compressed("${DEPLOY}/debian/draftwire.1.in" draftwire.1)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
install(TARGETS draftwire RUNTIME DESTINATION bin)
install(FILES "${DEPLOY}/systemd/draftwire.service" DESTINATION /lib/systemd/system)
install(FILES "${DEPLOY}/debian/draftwire.toml" DESTINATION /etc/draftwire)
install(FILES "${CMAKE_BINARY_DIR}/package/draftwire.1.gz" DESTINATION share/man/man1)
install(FILES "${CMAKE_BINARY_DIR}/package/changelog.gz" "${DEPLOY}/debian/copyright"
  "${CMAKE_SOURCE_DIR}/THIRD_PARTY_NOTICES.md" DESTINATION share/doc/draftwire)
install(FILES "${DEPLOY}/nginx/draftwire.conf" DESTINATION share/doc/draftwire RENAME nginx.conf)

set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_VENDOR Draftwire)
set(CPACK_PACKAGE_CONTACT "Draftwire <maintainers@draftwire.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "live draft nights of community leagues")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Captains take turns picking people into teams, and everybody else watches:
one server with the web pages inside, on SQLite, or several on PostgreSQL.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, init-system-helpers (>= 1.54)")
# Signing in by Discord asks a server of the web, whose certificate is looked at.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${DEPLOY}/debian/postinst;${DEPLOY}/debian/prerm;${DEPLOY}/debian/postrm;${DEPLOY}/debian/conffiles")
include(CPack)
