#include "server/access_watch.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <new>
#include <stdexcept>

namespace draftwire::server {
namespace {

TEST(AccessWatch, goes_on_whatever_a_look_throws) {
  int looks = 0;
  std::latch went_on(1);
  AccessWatch watch([&] {
    switch (++looks) {
      case 1:
        throw std::bad_alloc();
      case 2:
        throw 42;
      case 3:
        throw std::logic_error("a bug");
      case 4:
        went_on.count_down();
        break;
      default:
        break;
    }
  });

  watch.start();

  went_on.wait();
}

}  // namespace
}  // namespace draftwire::server
