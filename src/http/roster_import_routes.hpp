#pragma once

#include "app/roster_import.hpp"
#include "app/store.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// Previews, imports and exports of rosters. All of it must outlive the router.
struct RosterImportServices {
  app::Store& store;
  app::RosterImport& imports;
};

void add_roster_import_routes(Router& router, RosterImportServices services);

}  // namespace draftwire::http
