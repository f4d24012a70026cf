#include "live/crowd.hpp"

#include <algorithm>
#include <future>
#include <thread>

#include "live/crowd_loop.hpp"

namespace draftwire::bench {

Crowd::Crowd(const Options& options) : loop_(std::make_unique<Loop>(options)) {}
Crowd::~Crowd() = default;

void Crowd::join(std::size_t count) {
  loop_->ask_until([this, count] { loop_->add(count); }, [this] { return loop_->are_all_welcome(); },
                   "everybody's first message");
}

void Crowd::leave() {
  loop_->ask([this] { loop_->hang_up_all(); });
}

void Crowd::expect(std::int64_t seq) {
  loop_->expect(seq);
}

Crowd::Clock::time_point Crowd::wait_for(std::int64_t seq) {
  loop_->ask_until([this, seq] { loop_->set_goal(seq); }, [this] { return loop_->is_goal_reached(); },
                   "everybody at event " + std::to_string(seq));
  return loop_->last_arrival();
}

Crowd::Clock::time_point Crowd::first_arrival(std::int64_t seq) {
  Clock::time_point first;
  loop_->ask([&] { first = loop_->first_arrival(seq); });
  return first;
}

void Crowd::stop_reading(std::size_t count) {
  loop_->ask([this, count] { loop_->set_reading(count, false); });
}

void Crowd::read_on() {
  loop_->ask([this] { loop_->set_reading(SIZE_MAX, true); });
}

void Crowd::look_away(const std::function<void()>& meanwhile) {
  std::promise<void> over;
  std::promise<void> away;
  std::thread asking([&] {
    loop_->ask([&] {
      away.set_value();
      over.get_future().wait();
    });
  });
  away.get_future().wait();
  meanwhile();
  over.set_value();
  asking.join();
}

void Crowd::come_and_go(std::size_t count, std::size_t live_messages) {
  loop_->ask([this, count, live_messages] { loop_->come_and_go(count, live_messages); });
}

void Crowd::begin_to_join(std::size_t count) {
  loop_->ask([this, count] { loop_->add(count); });
}

void Crowd::wait_for_calm() {
  loop_->ask_until([] {}, [this] { return loop_->is_calm(); }, "everybody to have come and gone");
}

bool Crowd::is_calm() {
  bool is_calm = false;
  loop_->ask([&] { is_calm = loop_->is_calm(); });
  return is_calm;
}

std::uint64_t Crowd::welcomes() {
  std::uint64_t count = 0;
  loop_->ask([&] { count = loop_->welcomes(); });
  return count;
}

Crowd::Clock::time_point Crowd::wait_for_welcomes(std::uint64_t count) {
  loop_->ask_until([] {}, [this, count] { return loop_->are_all_welcome() && loop_->welcomes() >= count; },
                   "everybody to be back");
  return loop_->last_welcome();
}

Crowd::Report Crowd::report() {
  Report report;
  loop_->ask([&] { report = loop_->report(); });
  return report;
}

void Crowd::forget_latency() {
  loop_->ask([this] { loop_->forget_latency(); });
}

void join_by_turns(std::vector<Joining> all) {
  constexpr std::size_t kInATurn = 50;
  bool is_over = false;
  while (!is_over) {
    is_over = true;
    for (Joining& joining : all) {
      const std::size_t now = std::min(joining.count, kInATurn);
      if (now > 0) joining.crowd.join(now);
      joining.count -= now;
      is_over = is_over && joining.count == 0;
    }
  }
}

}  // namespace draftwire::bench
