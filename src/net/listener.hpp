#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "net/line.hpp"

namespace draftwire::net {

// Accepts connections on one address. Made and opened by the server's owner, then its reactor's thread only; kept
// alive by its own wait.
class Listener final : public LineOwner, public std::enable_shared_from_this<Listener> {
 public:
  // Given a new socket, non-blocking, and the peer's address without the port. Owns the socket from then on.
  using Accepted = std::function<void(int descriptor, std::string peer)>;

  // Listens on `host:port`; several addresses when the host has several. Throws ListenError.
  static std::vector<std::shared_ptr<Listener>> open(Reactor& reactor, std::string_view address,
                                                     const Accepted& accepted);

  // With the real port.
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] int port() const { return port_; }

  void start();
  void close();

  void on_readable() override;
  void on_writable() override {}

  Listener(Reactor& reactor, int descriptor, Accepted accepted);

 private:
  Reactor& reactor_;
  const int descriptor_;
  Line line_;
  const Accepted accepted_;
  std::string address_;
  int port_ = 0;
};

}  // namespace draftwire::net
