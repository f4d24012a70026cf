#include "server/service_manager.hpp"

#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace draftwire::server {

void tell_service_manager(std::string_view state) {
  const char* const named = std::getenv("NOTIFY_SOCKET");
  if (named == nullptr) return;
  const std::string_view name = named;

  sockaddr_un address{};
  const bool is_path = name.starts_with('/');
  const bool is_abstract = name.starts_with('@');
  if ((!is_path && !is_abstract) || name.size() < 2 || name.size() >= sizeof(address.sun_path)) {
    spdlog::warn("NOTIFY_SOCKET: expected a path or an abstract name, not '{}'", name);
    return;
  }
  address.sun_family = AF_UNIX;
  name.copy(address.sun_path, name.size());
  if (is_abstract) address.sun_path[0] = '\0';
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());

  const int manager = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (manager < 0 || ::sendto(manager, state.data(), state.size(), MSG_NOSIGNAL,
                              reinterpret_cast<const sockaddr*>(&address), size) < 0) {
    spdlog::warn("NOTIFY_SOCKET: {}: {}", name, std::strerror(errno));
  }
  if (manager >= 0) ::close(manager);
}

}  // namespace draftwire::server
