#include "net/listener.hpp"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <string>
#include <utility>

#include "net/reactor.hpp"
#include "unit/net/house.hpp"

namespace draftwire::net {
namespace {

int option(int descriptor, int level, int name) {
  int value = -1;
  socklen_t size = sizeof value;
  EXPECT_EQ(::getsockopt(descriptor, level, name, &value, &size), 0);
  return value;
}

TEST(Listener, accepts_sockets_that_do_not_wait_and_notice_half_open_lines) {
  Reactor reactor;
  std::promise<std::pair<int, std::string>> accepted;
  const auto listeners = Listener::open(reactor, "127.0.0.1:0", [&](int descriptor, std::string peer) {
    accepted.set_value({descriptor, std::move(peer)});
  });
  reactor.post([&] { listeners.front()->start(); });
  reactor.start();
  const testing::Client client(listeners.front()->port());
  const auto [descriptor, peer] = accepted.get_future().get();
  EXPECT_EQ(peer, "127.0.0.1");
  EXPECT_NE(option(descriptor, IPPROTO_TCP, TCP_NODELAY), 0);
  EXPECT_NE(option(descriptor, SOL_SOCKET, SO_KEEPALIVE), 0);
  EXPECT_EQ(option(descriptor, IPPROTO_TCP, TCP_KEEPIDLE), 60);
  EXPECT_EQ(option(descriptor, IPPROTO_TCP, TCP_KEEPINTVL), 15);
  EXPECT_EQ(option(descriptor, IPPROTO_TCP, TCP_KEEPCNT), 4);
  ::close(descriptor);
  reactor.stop();
}

}  // namespace
}  // namespace draftwire::net
