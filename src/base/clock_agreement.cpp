#include "base/clock_agreement.hpp"

#include <algorithm>

namespace draftwire {

bool ClockAgreement::observe(TimeOfDay time_of_day, Steady::time_point now) {
  if (start_) {
    const auto difference = (time_of_day - start_->time_of_day) - (now - start_->at);
    if (difference > kSlack || difference < -kSlack) start_.reset();
  }
  if (!start_) {
    start_ = Start{time_of_day, now};
    agreed_ = Steady::duration::zero();
  } else {
    agreed_ += std::min<Steady::duration>(now - last_, kLongestStep);
  }
  last_ = now;
  return agreed_ >= kProof;
}

}  // namespace draftwire
