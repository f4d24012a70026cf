#include "server/account_socket.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "base/exception_text.hpp"
#include "server/local_socket.hpp"
#include "storage/descriptor.hpp"

namespace draftwire::server {
namespace {

using storage::Descriptor;

constexpr std::size_t kLongestOrder = std::size_t{64} * 1024;
constexpr std::size_t kLongestAnswer = std::size_t{256} * 1024 * 1024;
constexpr std::chrono::seconds kForAnOrder{5};
constexpr std::chrono::seconds kForAnAnswer{60};
constexpr std::chrono::seconds kAfterAFailure{1};

std::string socket_of(const std::string& database) {
  return database + "-socket";
}

}  // namespace

AccountSocket::AccountSocket(const std::string& database, app::Store& store, app::Clock& clock)
    : database_(std::filesystem::canonical(database).string()), store_(store), clock_(clock) {}

void AccountSocket::start() {
  try {
    listener_ = listen_at(socket_of(database_));
  } catch (const std::exception& error) {
    spdlog::warn("there is no socket for `draftwire account`, which has to wait until this server stops: {}",
                 error.what());
    return;
  }
  loop_.emplace("account socket", [this] { take_turn(); }, [this] { close_door(); });
}

void AccountSocket::stop() {
  if (!loop_) return;
  loop_.reset();
  unlink(socket_of(database_).c_str());
  close(listener_);
}

void AccountSocket::close_door() {
  auto door = door_.lock();
  door->is_closed = true;
  shutdown(listener_, SHUT_RDWR);
  if (door->client >= 0) shutdown(door->client, SHUT_RD);
  closed_.notify_all();
}

void AccountSocket::take_turn() {
  if (door_.lock()->is_closed) return;
  const Descriptor client(accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC));
  const int reason = errno;
  {
    auto door = door_.lock();
    if (door->is_closed) return;
    if (!client.is_open()) {
      spdlog::warn("`draftwire account` is not heard for a moment: {}", std::strerror(reason));
      static_cast<void>(door.wait_for(closed_, kAfterAFailure, [](const Door& now) { return now.is_closed; }));
      return;
    }
    door->client = client.number();
  }
  serve(client.number());
  door_.lock()->client = -1;
}

void AccountSocket::serve(int client) {
  try {
    const auto line = read_line(client, kLongestOrder, kForAnOrder);
    if (line) write_all(client, to_line(answer_to(client, *line)), kForAnOrder);
  } catch (...) {
    spdlog::error("`draftwire account` got no answer: {}", current_exception_text());
  }
}

AccountAnswer AccountSocket::answer_to(int client, const std::string& line) {
  if (!may_order(client)) return std::unexpected("only root and the owner of the database may manage its accounts");
  const auto order = order_from(line);
  if (!order) return std::unexpected(order.error());
  try {
    return carry_out(*order, store_, clock_);
  } catch (const std::exception& error) {
    return std::unexpected(error.what());
  }
}

bool AccountSocket::may_order(int client) const {
  const auto peer = peer_of(client);
  if (!peer) return false;
  if (*peer == 0 || *peer == geteuid()) return true;
  struct stat status{};
  return stat(database_.c_str(), &status) == 0 && status.st_uid == *peer;
}

std::optional<AccountAnswer> ask_server(const std::string& database, const AccountOrder& order) {
  try {
    const auto socket = connect_to(socket_of(std::filesystem::canonical(database).string()), kForAnOrder);
    if (!socket) return std::nullopt;
    const Descriptor server(*socket);
    write_all(server.number(), to_line(order), kForAnOrder);
    return answer_from(read_line(server.number(), kLongestAnswer, kForAnAnswer).value_or(""));
  } catch (const std::system_error& error) {
    if (error.code().value() != EACCES) throw;
    throw std::runtime_error(fmt::format(
        "{}: a server uses this database; while it does, only root and the server's user manage its accounts",
        database));
  }
}

}  // namespace draftwire::server
