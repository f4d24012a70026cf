#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/mutex.hpp"
#include "live/crowd.hpp"

namespace draftwire::bench {

// The sockets of a crowd on an epoll of its own. What ask() runs, and everything else, is the loop's thread only.
class Crowd::Loop {
 public:
  explicit Loop(const Options& options);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // For the thread that owns the crowd: `task` has run on the loop's thread when it returns.
  void ask(std::function<void()> task);
  // The same, and `is_reached` has become true.
  void ask_until(std::function<void()> task, std::function<bool()> is_reached, const std::string& what);

  // Any thread.
  void expect(std::int64_t seq) { expected_[place_of(seq)].store(now_stamp(), std::memory_order_release); }

  // --- The loop's thread

  void add(std::size_t count);
  void hang_up_all();
  void set_goal(std::int64_t seq);
  void set_reading(std::size_t count, bool reads);
  void come_and_go(std::size_t count, std::size_t live_messages);

  [[nodiscard]] bool are_all_welcome() const { return welcome_ == viewers_.size(); }
  [[nodiscard]] bool is_goal_reached() const { return at_goal_ >= goal_count_; }
  [[nodiscard]] bool is_calm() const { return leaves_left_ == 0 && are_all_welcome(); }
  [[nodiscard]] std::uint64_t welcomes() const { return report_.findings.first_messages + report_.findings.resumes; }
  [[nodiscard]] Clock::time_point first_arrival(std::int64_t seq) const;
  [[nodiscard]] Clock::time_point last_arrival() const { return last_arrival_; }
  [[nodiscard]] Clock::time_point last_welcome() const { return last_welcome_; }
  [[nodiscard]] Report report() const;
  void forget_latency() {
    report_.latency = {};
    report_.receives = 0;
    report_.deflated = 0;
    report_.findings.messages = 0;
    report_.findings.events = 0;
  }

 private:
  enum class Phase : std::uint8_t { away, connecting, shaking_hands, open };
  struct Viewer {
    int socket = -1;
    Phase phase = Phase::away;
    bool reads = true;
    bool is_welcome = false;
    unsigned attempt = 0;
    std::size_t live_messages_left = 0;
    Watcher watcher;
    std::string partial;  // of a message that has not come whole
  };

  struct FirstArrival {
    std::int64_t seq = 0;  // the last of the message
    Clock::time_point at;
  };

  static std::size_t place_of(std::int64_t seq) { return static_cast<std::size_t>(seq) % kExpected; }
  static std::int64_t now_stamp() { return Clock::now().time_since_epoch().count(); }

  void run();
  void run_tasks();
  void start_handshakes();
  void connect(std::size_t index);
  void hang_up(std::size_t index);
  void come_back(std::size_t index, bool at_once);
  void ready(std::size_t index);
  void look_at_all();
  void shake_hands(Viewer& viewer) const;
  std::size_t receive(int socket);
  void take(std::size_t index, std::string_view bytes);
  bool take_answer(std::size_t index, std::string_view& bytes);
  bool take_frame(std::size_t index, const FrameView& frame);
  void arrived(const Message& message);
  void watch(std::size_t index, std::uint32_t events, int operation) const;

  static constexpr std::size_t kExpected = 1U << 16U;

  const Options options_;
  const int epoll_;
  const int wake_;
  std::vector<std::atomic<std::int64_t>> expected_;  // when each event was asked for, by its number
  std::thread thread_;

  Mutex<std::vector<std::function<void()>>> tasks_;
  std::promise<void> reached_;  // a new one for each question, before its task is there

  std::vector<Viewer> viewers_;
  std::deque<std::size_t> waiting_;  // for their turn to shake hands
  std::multimap<Clock::time_point, std::size_t> returning_;
  std::size_t shaking_hands_ = 0;
  std::size_t welcome_ = 0;
  std::int64_t goal_ = 0;
  std::size_t goal_count_ = 0;
  std::size_t at_goal_ = 0;
  std::size_t leaves_left_ = 0;
  std::size_t live_messages_ = 0;
  std::function<bool()> is_reached_;
  bool is_over_ = false;

  std::vector<char> buffer_;
  Clock::time_point arrival_;                 // of what is being read
  std::vector<FirstArrival> first_arrivals_;  // by number
  Clock::time_point last_arrival_;
  Clock::time_point last_welcome_;
  MessageReader reader_;
  Report report_;
  std::mt19937 random_{1};
};

}  // namespace draftwire::bench
