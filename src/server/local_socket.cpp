#include "server/local_socket.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "storage/descriptor.hpp"

namespace draftwire::server {
namespace {

using storage::Descriptor;
using Clock = std::chrono::steady_clock;

constexpr int kWaiting = 16;

[[noreturn]] void fail(const std::string& path, int reason) {
  throw std::system_error(reason, std::generic_category(), path);
}

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) fail(path, ENAMETOOLONG);
  path.copy(address.sun_path, path.size());
  return address;
}

// What an open descriptor names, by a short path.
std::string path_of(const Descriptor& opened) {
  return fmt::format("/proc/self/fd/{}", opened.number());
}

void set_patience(int socket, int which, std::chrono::milliseconds patience) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
  const timeval limit{seconds.count(), std::chrono::microseconds(patience - seconds).count()};
  setsockopt(socket, SOL_SOCKET, which, &limit, sizeof(limit));
}

int new_socket(const std::string& path) {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) fail(path, errno);
  return socket;
}

}  // namespace

int listen_at(const std::string& path) {
  const std::filesystem::path folder_path = std::filesystem::path(path).parent_path();
  const Descriptor folder(open(folder_path.empty() ? "." : folder_path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) fail(path, errno);
  // Under a short name first, and moved only when it listens: the one who finds it is answered.
  const std::string part = fmt::format("{}/.draftwire-{}", path_of(folder), getpid());
  const sockaddr_un address = address_of(part);
  unlink(part.c_str());
  const int socket = new_socket(path);
  // Linux makes the file with the mode of the socket: there is no moment in which others may use it.
  const bool listens = fchmod(socket, S_IRUSR | S_IWUSR) == 0 &&
                       bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 &&
                       listen(socket, kWaiting) == 0 && std::rename(part.c_str(), path.c_str()) == 0;
  if (listens) return socket;
  const int reason = errno;
  close(socket);
  unlink(part.c_str());
  fail(path, reason);
}

std::optional<int> connect_to(const std::string& path, std::chrono::seconds patience) {
  const Descriptor file(open(path.c_str(), O_PATH | O_CLOEXEC | O_NOFOLLOW));
  if (!file.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    fail(path, errno);
  }
  const sockaddr_un address = address_of(path_of(file));
  const int socket = new_socket(path);
  set_patience(socket, SO_SNDTIMEO, patience);
  if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) return socket;
  const int reason = errno;
  close(socket);
  if (reason == ECONNREFUSED) return std::nullopt;
  fail(path, reason);
}

std::optional<std::string> read_line(int socket, std::size_t max, std::chrono::seconds patience) {
  const auto deadline = Clock::now() + patience;
  std::string line;
  std::array<char, 4096> piece{};
  while (line.size() <= max) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return std::nullopt;
    set_patience(socket, SO_RCVTIMEO, left);
    const ssize_t size = recv(socket, piece.data(), piece.size(), 0);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return std::nullopt;
    const std::string_view read(piece.data(), static_cast<std::size_t>(size));
    const auto end = read.find('\n');
    line += read.substr(0, end);
    if (end != std::string_view::npos) return line;
  }
  return std::nullopt;
}

bool write_all(int socket, std::string_view bytes, std::chrono::seconds patience) {
  set_patience(socket, SO_SNDTIMEO, patience);
  while (!bytes.empty()) {
    const ssize_t size = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

std::optional<uid_t> peer_of(int socket) {
  ucred peer{};
  socklen_t size = sizeof(peer);
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return std::nullopt;
  return peer.uid;
}

}  // namespace draftwire::server
