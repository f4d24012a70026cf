#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace draftwire::server {

// Stream sockets that have a name in the file system (unix(7)), whose path may be of any length: they are reached
// through /proc/self/fd, because a socket's address holds 107 bytes. Every call blocks, also for others on another
// thread; close what they return.

// Listens at `path` for processes of the same user and of root alone (mode 600), in the place of what a process that
// was killed left there. Precondition: no other process listens at `path`. Throws std::system_error.
int listen_at(const std::string& path);

// Nothing when no process listens there. Throws std::system_error, such as for a lack of rights.
std::optional<int> connect_to(const std::string& path, std::chrono::seconds patience);

// One line without its end, of at most `max` bytes; nothing when the other side ended, or took longer than `patience`.
std::optional<std::string> read_line(int socket, std::size_t max, std::chrono::seconds patience);

// False when the other side ended, or took nothing for `patience`.
bool write_all(int socket, std::string_view bytes, std::chrono::seconds patience);

// The user of the process on the other side, as it was when it connected.
std::optional<uid_t> peer_of(int socket);

}  // namespace draftwire::server
