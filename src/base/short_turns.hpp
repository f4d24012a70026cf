#pragma once

namespace draftwire {

// The calling thread works in short turns: when it wakes on a core that is busy, it does not wait until a longer turn
// of another thread is over. Costs it nothing of its share. Nothing changes on kernels before 6.12.
void work_in_short_turns();

}  // namespace draftwire
