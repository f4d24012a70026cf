#pragma once

#include <filesystem>

#include "server/settings.hpp"

namespace draftwire::server {

// Where this node keeps what it has seen of a shared database. What the settings say; else the first of these that
// can be written: the folder of the secret file, the one that systemd gives ($STATE_DIRECTORY), and `draftwire` in the
// user's own (XDG Base Directory Specification), which is made when it is missing. Empty: there is none.
std::filesystem::path state_directory(const Settings& settings);

}  // namespace draftwire::server
