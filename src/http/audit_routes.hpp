#pragma once

#include "app/store.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// The audit log, for admins. The store must outlive the router.
void add_audit_routes(Router& router, app::Store& store);

}  // namespace draftwire::http
