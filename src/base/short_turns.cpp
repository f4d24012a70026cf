#include "base/short_turns.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace draftwire {
namespace {

constexpr std::uint64_t kTurnNanoseconds = 200'000;

// As in sched_setattr(2); the C library does not declare it.
struct SchedulingAttributes {
  std::uint32_t size = sizeof(SchedulingAttributes);
  std::uint32_t policy = SCHED_OTHER;
  std::uint64_t flags = 0;
  std::int32_t nice = 0;
  std::uint32_t priority = 0;
  std::uint64_t runtime = 0;
  std::uint64_t deadline = 0;
  std::uint64_t period = 0;
};

}  // namespace

void work_in_short_turns() {
  if (::sched_getscheduler(0) != SCHED_OTHER) return;  // another policy was chosen for us
  errno = 0;
  const int nice = ::getpriority(PRIO_PROCESS, 0);
  if (errno != 0) return;
  SchedulingAttributes attributes;
  attributes.nice = nice;
  attributes.runtime = kTurnNanoseconds;
  (void)::syscall(SYS_sched_setattr, 0, &attributes, 0U);  // where it is refused, turns are as long as usual
}

}  // namespace draftwire
