#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>

namespace draftwire::cluster {

// Whether hints arrive, as this node proves it to itself: by what it published and heard again. Any thread.
class HintProof {
 public:
  using Clock = std::chrono::steady_clock;

  // A probe that is older proves nothing about now.
  static constexpr std::chrono::milliseconds kProofHolds{150};
  static constexpr std::chrono::milliseconds kProbeEvery{50};

  static std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
  }

  void heard_probe_of(std::int64_t sent_at) { proven_at_ = sent_at; }
  void broke() { proven_at_ = 0; }

  [[nodiscard]] bool holds() const { return now() - proven_at_ < kProofHolds.count(); }
  // How long it will be proven if nothing more is heard.
  [[nodiscard]] std::chrono::milliseconds left() const {
    return std::chrono::milliseconds(proven_at_ + kProofHolds.count() - now());
  }

 private:
  std::atomic<std::int64_t> proven_at_{0};
};

}  // namespace draftwire::cluster
