#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

#include "app/store.hpp"
#include "base/mutex.hpp"
#include "base/request_scope.hpp"
#include "storage/rows/connection.hpp"

namespace draftwire::storage {

// A call of write(), on the stack of its caller, who blocks meanwhile. Another writer's thread may do all of it.
struct QueuedWrite {
  const std::function<void(Connection&)>& body;
  const std::function<void()>& after_commit;
  app::Durability durability;

  // What the caller throws after all: the body's exception, or why nothing was written. The leader's until it is done.
  std::exception_ptr failure = nullptr;

  // Of the caller: what the body logs is of its request, whichever thread it runs on.
  std::string_view request_id = RequestScope::current_id();
  std::thread::id caller = std::this_thread::get_id();

  // What its caller, who waits, is told.
  enum class State { waiting, leading, done };
  Mutex<State> state = Mutex<State>(State::waiting);
  std::condition_variable moved = {};

  // The caller goes on, and the write may be gone when this returns.
  void move_to(State to);
  [[nodiscard]] State wait();
};

// Writers in the order in which they came. The first that finds none leads: it does its own write and what waits
// behind it, and then the first that still waits leads. Any thread.
class WriteQueue {
 public:
  // Waits idly. False: another thread has done it. True: the caller leads now, until leave(), and its write is the
  // first of those that take() gives. Throws std::logic_error when the caller leads already: it would wait for itself.
  [[nodiscard]] bool must_lead(QueuedWrite& write);

  // For the one who leads.

  // What waits, at most `limit`, in order.
  [[nodiscard]] std::vector<QueuedWrite*> take(std::size_t limit);
  // What came meanwhile: the next one, if it asks for no more than `durability`.
  [[nodiscard]] QueuedWrite* take_next(app::Durability durability);
  // The next one leads from here on.
  void leave();

  // Their callers go on; a write must not be touched any more. Also for the one who led: before or after leave().
  static void done(const std::vector<QueuedWrite*>& writes);

 private:
  struct Line {
    std::deque<QueuedWrite*> waiting;
    std::thread::id leader;  // none: no writer leads, and none waits
  };

  Mutex<Line> line_;
};

}  // namespace draftwire::storage
