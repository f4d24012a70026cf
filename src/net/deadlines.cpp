#include "net/deadlines.hpp"

namespace draftwire::net {

void Deadlines::put(Deadlined& who, TimePoint due) {
  if (who.index_ == Deadlined::kNowhere) {
    who.index_ = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({&who, due});
  } else {
    entries_[who.index_].due = due;
  }
}

void Deadlines::remove(Deadlined& who) {
  if (who.index_ == Deadlined::kNowhere) return;
  entries_[who.index_] = entries_.back();
  entries_[who.index_].who->index_ = who.index_;
  entries_.pop_back();
  who.index_ = Deadlined::kNowhere;
}

void Deadlines::check(TimePoint now) {
  // Backwards: the one who is called may come back or take others away, which only moves those behind.
  for (std::size_t i = entries_.size(); i > 0; --i) {
    if (i > entries_.size()) continue;
    const Entry entry = entries_[i - 1];
    if (entry.due > now) continue;
    remove(*entry.who);
    entry.who->on_deadline();
  }
}

void Deadlines::drain() {
  for (std::size_t i = entries_.size(); i > 0; --i) {
    if (i <= entries_.size()) entries_[i - 1].who->on_drain();
  }
}

}  // namespace draftwire::net
