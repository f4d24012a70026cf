#pragma once

namespace draftwire {

// Hears when a job of its thread waits for what other threads do, and could do without the thread meanwhile.
class IdleWaitListener {
 public:
  virtual ~IdleWaitListener() = default;

  virtual void begins_to_wait() = 0;
  virtual void has_waited() = 0;

  // The listener of waits on the calling thread; nullptr: none.
  static void listen_on_this_thread(IdleWaitListener* listener);
};

// The calling thread waits for as long as this lives. Does nothing where none listens. Held with no lock of the
// listener's.
class IdleWait {
 public:
  IdleWait();
  ~IdleWait();
  IdleWait(const IdleWait&) = delete;
  IdleWait& operator=(const IdleWait&) = delete;

 private:
  IdleWaitListener* const listener_;
};

}  // namespace draftwire
