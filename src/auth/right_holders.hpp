#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/access_change.hpp"
#include "app/attendance.hpp"
#include "app/channel.hpp"
#include "app/clock.hpp"
#include "app/store.hpp"
#include "base/mutex.hpp"

namespace draftwire::auth {

// The connections with a right that can be taken away: to watch something private, to pick in a draft as its captain,
// or, for organisers and admins, to have controls on their pages. Other connections are not remembered. Any worker
// thread; calls block on the store and throw StoreError. Everything given must outlive it, and it must outlive the
// connections that it admitted.
class RightHolders {
 public:
  // Ends the connection for this reason. Any thread.
  using TurnOut = std::function<void(app::AccessChange)>;

  struct Admission {
    bool is_admitted = false;
    // It is here by a right of its own, and not because the channel is open to all.
    bool is_by_right = false;
    // To live as long as the connection; nothing for one that need not be remembered.
    std::shared_ptr<const void> stay = nullptr;
  };

  RightHolders(app::Store& store, app::Clock& clock, app::Attendance& attendance)
      : store_(store), clock_(clock), attendance_(attendance) {}

  // The one with this session (empty: none) opens a channel; they are here in the seats of it that they hold.
  Admission admit(app::Channel channel, std::string_view session_id, TurnOut turn_out) EXCLUDES(book_);

  // Rights were taken away, as `access_version` tells: turns out those who are here by a right and have lost it, and
  // every connection whose people may do something else now than when they came.
  void look_again(std::int64_t access_version) EXCLUDES(book_);

 private:
  struct Holder;
  class Stay;
  struct Book {
    std::unordered_map<std::uint64_t, std::shared_ptr<const Holder>> holders;
    std::uint64_t last_id = 0;
    std::int64_t looked_at = -1;  // the version of the last look
  };

  void look_at(std::span<const std::shared_ptr<const Holder>> holders) EXCLUDES(book_);

  app::Store& store_;
  app::Clock& clock_;
  app::Attendance& attendance_;
  Mutex<Book> book_;
};

}  // namespace draftwire::auth
