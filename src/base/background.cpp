#include "base/background.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace draftwire {
namespace {

constexpr int kNice = 10;

}  // namespace

void work_in_the_background() {
  // On Linux nice belongs to a thread, and 0 names the calling one (sched(7)). Stepping back is always allowed.
  const int usual = ::getpriority(PRIO_PROCESS, 0);
  (void)::setpriority(PRIO_PROCESS, 0, std::max(usual, kNice));
}

}  // namespace draftwire
