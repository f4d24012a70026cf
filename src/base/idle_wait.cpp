#include "base/idle_wait.hpp"

namespace draftwire {
namespace {

thread_local IdleWaitListener* listener_of_thread = nullptr;

}  // namespace

void IdleWaitListener::listen_on_this_thread(IdleWaitListener* listener) {
  listener_of_thread = listener;
}

IdleWait::IdleWait() : listener_(listener_of_thread) {
  if (listener_ != nullptr) listener_->begins_to_wait();
}

IdleWait::~IdleWait() {
  if (listener_ != nullptr) listener_->has_waited();
}

}  // namespace draftwire
