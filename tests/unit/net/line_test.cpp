#include "net/line.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <vector>

#include "unit/net/allocated_bytes.hpp"

namespace draftwire::net {
namespace {

using testing::allocated_bytes;

// One end of a pair of sockets on a line, and the other one in our hand.
class Pair : public LineOwner, public std::enable_shared_from_this<Pair> {
 public:
  explicit Pair(Reactor& reactor) : Pair(reactor, connected()) {}
  ~Pair() override { ::close(peer_); }
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;

  void on_readable() override { ++readable; }
  void on_writable() override { ++writable; }

  void wait_for_both() {
    line.wait_readable(shared_from_this());
    line.wait_writable(shared_from_this());
  }

  void fill() {
    static const std::array<char, 64 * 1024> kBytes{};
    const iovec piece{const_cast<char*>(kBytes.data()), kBytes.size()};
    while (line.send({&piece, 1}).bytes > 0) continue;
  }

  void drain() const {
    std::array<char, 64 * 1024> buffer;
    while (::recv(peer_, buffer.data(), buffer.size(), MSG_DONTWAIT) > 0) continue;
  }

  void speak() const { EXPECT_EQ(::send(peer_, "x", 1, 0), 1); }

  int readable = 0;
  int writable = 0;
  Line line;

 private:
  static std::array<int, 2> connected() {
    std::array<int, 2> ends{};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()), 0);
    return ends;
  }
  Pair(Reactor& reactor, std::array<int, 2> ends) : line(reactor, ends[0]), peer_(ends[1]) {}

  const int peer_;
};

std::vector<std::shared_ptr<Pair>> full_pairs(Reactor& reactor) {
  std::vector<std::shared_ptr<Pair>> pairs;
  for (int i = 0; i < 50; ++i) {
    pairs.push_back(std::make_shared<Pair>(reactor));
    pairs.back()->fill();
  }
  return pairs;
}

TEST(Lines, take_no_memory_while_they_wait) {
  Reactor reactor;
  const auto pairs = full_pairs(reactor);
  const std::size_t before = allocated_bytes();
  for (const auto& pair : pairs) pair->wait_for_both();
  EXPECT_EQ(allocated_bytes(), before);
  for (const auto& pair : pairs) pair->line.close();
}

TEST(Lines, wait_anew_after_every_call) {
  Reactor reactor;
  const auto pairs = full_pairs(reactor);
  for (int round = 1; round <= 3; ++round) {
    for (const auto& pair : pairs) {
      pair->fill();
      pair->wait_for_both();
      pair->drain();
      pair->speak();
    }
    reactor.context().poll();
    for (const auto& pair : pairs) {
      EXPECT_EQ(pair->readable, round);
      EXPECT_EQ(pair->writable, round);
    }
  }
}

TEST(Lines, that_are_closed_let_go_of_their_owner) {
  Reactor reactor;
  auto pairs = full_pairs(reactor);
  const std::weak_ptr<Pair> one = pairs.front();
  for (const auto& pair : pairs) pair->wait_for_both();
  for (const auto& pair : pairs) pair->line.close();
  pairs.clear();
  reactor.context().poll();
  EXPECT_TRUE(one.expired());
}

TEST(Lines, that_still_wait_end_with_their_reactor) {
  std::weak_ptr<Pair> one;
  {
    Reactor reactor;
    auto pairs = full_pairs(reactor);
    one = pairs.front();
    for (const auto& pair : pairs) pair->wait_for_both();
    pairs.clear();
    EXPECT_FALSE(one.expired());
  }
  EXPECT_TRUE(one.expired());
}

}  // namespace
}  // namespace draftwire::net
