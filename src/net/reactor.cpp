#include "net/reactor.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/cores.hpp"
#include "base/exception_text.hpp"
#include "base/log_limit.hpp"

namespace draftwire::net {
namespace {

constexpr std::size_t kReadBuffer = 64 * 1024;

}  // namespace

struct Reactor::Parts {
  std::vector<char> read_buffer = std::vector<char>(kReadBuffer);
  boost::asio::io_context context{1};
  std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> work{context.get_executor()};
  std::thread thread;

  void run() {
    while (true) {
      try {
        context.run();
        return;
      } catch (...) {
        limited_log::error("a task of a reactor failed: {}", current_exception_text());
      }
    }
  }
};

Reactor::Reactor() : parts_(std::make_unique<Parts>()) {}

Reactor::~Reactor() {
  stop();
}

void Reactor::start(std::optional<std::size_t> core) {
  parts_->thread = std::thread([parts = parts_.get(), core] {
    if (core) stay_on_core(*core);
    parts->run();
  });
}

void Reactor::stop() {
  parts_->context.stop();
  if (parts_->thread.joinable()) parts_->thread.join();
}

void Reactor::post(Task task) {
  boost::asio::post(parts_->context, [task = std::move(task)]() mutable { task(); });
}

void Reactor::post_after(std::chrono::milliseconds delay, Task task) {
  auto timer = std::make_unique<boost::asio::steady_timer>(parts_->context, delay);
  boost::asio::steady_timer& waiting = *timer;
  waiting.async_wait(
      [timer = std::move(timer), task = std::move(task)](const boost::system::error_code& error) mutable {
        if (!error) task();
      });
}

std::span<char> Reactor::read_buffer() {
  return parts_->read_buffer;
}

boost::asio::io_context& Reactor::context() {
  return parts_->context;
}

}  // namespace draftwire::net
