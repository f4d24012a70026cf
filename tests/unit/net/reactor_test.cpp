#include "net/reactor.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <new>

namespace draftwire::net {
namespace {

TEST(Reactor, goes_on_whatever_a_task_throws) {
  std::latch went_on(1);
  Reactor reactor;
  reactor.start(std::nullopt);

  reactor.post([] { throw std::bad_alloc(); });
  reactor.post([] { throw 42; });
  reactor.post([&] { went_on.count_down(); });

  went_on.wait();
}

}  // namespace
}  // namespace draftwire::net
