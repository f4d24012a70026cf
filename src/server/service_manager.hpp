#pragma once

#include <string_view>

namespace draftwire::server {

// Tells the service manager that started the process how it fares: `READY=1`, `STOPPING=1`. Does nothing when nobody
// asked to be told (no NOTIFY_SOCKET), and never fails: a service serves whether or not it is watched.
// The protocol of sd_notify(3), which is promised to stay; by itself it is smaller than the library's dependencies.
void tell_service_manager(std::string_view state);

}  // namespace draftwire::server
