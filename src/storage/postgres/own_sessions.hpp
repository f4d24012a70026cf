#pragma once

#include <string>

namespace draftwire::storage {

// Draftwire keeps a session at the server for as long as it keeps a connection: its settings, its prepared statements
// and the reads after its own commits depend on that. Between the two may stand a pooler that hands sessions on after
// each transaction or statement (PgBouncer), or that sends reads to standbys (pgpool-II). Throws app::StoreError that
// names it and the setting to change, and ConnectionLost when the server can't be reached. Nothing is said of a pooler
// that leaves sessions alone.
void require_own_sessions(const std::string& url);

}  // namespace draftwire::storage
