#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/attendance.hpp"
#include "app/channel.hpp"
#include "app/clock.hpp"
#include "app/store.hpp"
#include "base/mutex.hpp"

namespace draftwire::auth {

// The connections that are here by a right that can be taken away: who watches something private, and captains in their
// drafts. Everybody else is not remembered. Any worker thread; calls block on the store and throw StoreError.
// Everything given must outlive it, and it must outlive whoever it admitted.
class Guests {
 public:
  // Ends the connection. Any thread.
  using TurnOut = std::function<void()>;

  struct Admission {
    bool is_admitted = false;
    // To live as long as the connection; nothing for one that need not be remembered.
    std::shared_ptr<const void> stay = nullptr;
  };

  Guests(app::Store& store, app::Clock& clock, app::Attendance& attendance)
      : store_(store), clock_(clock), attendance_(attendance) {}

  // Whoever has this session (empty: nobody) opens a channel; they are here in the seats of it that they hold.
  Admission admit(app::Channel channel, std::string_view session_id, TurnOut turn_out);

  // Rights were taken away, as `access_version` tells: turns out those who may not watch any more, and captains who
  // lost their seat are here no longer.
  void look_again(std::int64_t access_version);

 private:
  struct Guest;
  class Stay;
  struct Book {
    std::unordered_map<std::uint64_t, std::shared_ptr<const Guest>> guests;
    std::uint64_t last_id = 0;
    std::int64_t looked_at = -1;  // the version of the last look
  };

  void look_at(std::span<const std::shared_ptr<const Guest>> guests);

  app::Store& store_;
  app::Clock& clock_;
  app::Attendance& attendance_;
  Mutex<Book> book_;
};

}  // namespace draftwire::auth
