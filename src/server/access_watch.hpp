#pragma once

#include <chrono>
#include <condition_variable>
#include <thread>

#include "base/mutex.hpp"
#include "http/server_handler.hpp"
#include "realtime/hub.hpp"

namespace draftwire::server {

// Looks, twice a second, whether rights were taken away on this node or on another, and ends the connections that lived
// by them: a right that is lost is lost within a second. Has a thread between start() and stop(); handler and hub must
// outlive it.
class AccessWatch {
 public:
  static constexpr std::chrono::milliseconds kEvery{500};

  AccessWatch(http::ServerHandler& handler, realtime::Hub& hub) : handler_(handler), hub_(hub) {}
  ~AccessWatch() { stop(); }
  AccessWatch(const AccessWatch&) = delete;
  AccessWatch& operator=(const AccessWatch&) = delete;

  // The first look has been taken when this returns.
  void start();
  // Ends the thread.
  void stop();

 private:
  void run();
  void look();

  http::ServerHandler& handler_;
  realtime::Hub& hub_;
  Mutex<bool> is_stopping_{false};
  std::condition_variable changed_;
  bool is_failing_ = false;  // the thread's own
  std::thread thread_;
};

}  // namespace draftwire::server
