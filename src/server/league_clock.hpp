#pragma once

#include "app/clock.hpp"
#include "base/league_time.hpp"
#include "base/mutex.hpp"

namespace draftwire::server {

// What a node goes by in its drafts: LeagueTime of this machine's clocks. Any thread.
class LeagueClock final : public app::Clock {
 public:
  domain::Timestamp now() override;

 private:
  Mutex<LeagueTime> time_;
};

}  // namespace draftwire::server
