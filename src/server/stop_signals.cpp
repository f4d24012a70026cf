#include "server/stop_signals.hpp"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <system_error>

#include "base/log_limit.hpp"
#include "server/service_manager.hpp"

namespace draftwire::server {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

void say_stopping(int signal) {
  spdlog::info("{}: stopping", signal == SIGTERM ? "SIGTERM" : "SIGINT");
  tell_service_manager("STOPPING=1");
}

}  // namespace

void block_stop_signals() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool wait_for_stop_signal(std::chrono::milliseconds timeout) {
  const sigset_t signals = stop_signals();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(timeout);
  const timespec limit{seconds.count(), std::chrono::nanoseconds(timeout - seconds).count()};
  const int received = sigtimedwait(&signals, nullptr, &limit);
  if (received > 0) say_stopping(received);
  return received > 0;
}

void wait_for_stop_signal() {
  while (!wait_for_stop_signal(LogLimit::kPause)) limited_log::write_due();
}

EndsOnStopSignal::EndsOnStopSignal() {
  const sigset_t signals = stop_signals();
  signals_ = signalfd(-1, &signals, SFD_CLOEXEC);
  over_ = eventfd(0, EFD_CLOEXEC);
  if (signals_ < 0 || over_ < 0) throw std::system_error(errno, std::generic_category(), "no descriptor for signals");
  thread_ = std::thread([this] { wait(); });
}

EndsOnStopSignal::~EndsOnStopSignal() {
  const std::uint64_t one = 1;
  (void)!write(over_, &one, sizeof one);
  thread_.join();
  close(signals_);
  close(over_);
}

void EndsOnStopSignal::wait() const {
  std::array<pollfd, 2> events{{{signals_, POLLIN, 0}, {over_, POLLIN, 0}}};
  while (poll(events.data(), events.size(), -1) < 0) {
  }
  if ((events[0].revents & POLLIN) == 0) return;
  signalfd_siginfo received{};
  if (read(signals_, &received, sizeof received) != sizeof received) return;
  say_stopping(static_cast<int>(received.ssi_signo));
  std::_Exit(0);
}

}  // namespace draftwire::server
