#pragma once

#include <string_view>

namespace draftwire::server {

// Tells the service manager that started the process how it fares: `READY=1`, `STOPPING=1`, one assignment a line. Does
// nothing when none asked to be told (no NOTIFY_SOCKET), and never fails, but for a line in the log: a service serves
// whether or not it is watched. Any thread.
// The protocol of sd_notify(3) is one datagram and promised to stay; libsystemd would come with five libraries of its
// own, into containers without systemd as well.
void tell_service_manager(std::string_view state);

}  // namespace draftwire::server
