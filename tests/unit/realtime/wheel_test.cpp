#include "realtime/wheel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "unit/realtime/fake_socket.hpp"

namespace draftwire::realtime {
namespace {

using namespace std::chrono_literals;
using testing::FakeSocket;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class WheelTest : public ::testing::Test {
 protected:
  std::vector<Viewer*> due_at(std::chrono::milliseconds time) {
    std::vector<Viewer*> due;
    constexpr std::size_t kTooMany = 10;  // a wheel that goes round in itself fails here, and does not hang
    Viewer* viewer = nullptr;
    while (due.size() < kTooMany && (viewer = wheel.pop_due(start + time)) != nullptr) due.push_back(viewer);
    return due;
  }

  const Wheel::TimePoint start{};
  Wheel wheel{100ms, 10s, start};
  FakeSocket socket;
  Viewer a{socket};
  Viewer b{socket};
  Viewer c{socket};
};

TEST_F(WheelTest, gives_everybody_when_their_time_has_come_and_not_before) {
  wheel.put(a, start + 1s);
  wheel.put(b, start + 1s);
  wheel.put(c, start + 2s);
  EXPECT_THAT(due_at(900ms), IsEmpty());
  EXPECT_THAT(due_at(1'200ms), UnorderedElementsAre(&a, &b));
  EXPECT_THAT(due_at(2'200ms), UnorderedElementsAre(&c));
  EXPECT_THAT(due_at(60s), IsEmpty());
}

TEST_F(WheelTest, forgets_who_is_taken_out_wherever_they_stood) {
  for (Viewer* gone : {&a, &b, &c}) {
    for (Viewer* viewer : {&a, &b, &c}) wheel.put(*viewer, start + 1s);
    Wheel::remove(*gone);
    Wheel::remove(*gone);  // a second time is nothing
    std::vector<Viewer*> others = due_at(1'200ms);
    EXPECT_EQ(others.size(), 2U);
    EXPECT_THAT(others, ::testing::Not(::testing::Contains(gone)));
  }
}

TEST_F(WheelTest, keeps_only_the_last_appointment) {
  wheel.put(a, start + 1s);
  wheel.put(b, start + 1s);
  wheel.put(a, start + 3s);
  EXPECT_THAT(due_at(1'200ms), UnorderedElementsAre(&b));
  EXPECT_THAT(due_at(3'200ms), UnorderedElementsAre(&a));
}

TEST_F(WheelTest, brings_up_at_the_horizon_what_lies_beyond_it) {
  wheel.put(a, start + 1h);
  EXPECT_THAT(due_at(9s), IsEmpty());
  EXPECT_THAT(due_at(11s), UnorderedElementsAre(&a));
}

}  // namespace
}  // namespace draftwire::realtime
