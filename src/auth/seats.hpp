#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/attendance.hpp"
#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/store.hpp"
#include "auth/seat_tokens.hpp"
#include "auth/sessions.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

// A seat and what opens it.
struct SeatLink {
  domain::TeamId team_id;
  domain::PlayerId captain_id;
  std::string token;
  // Since when the captain holds the seat by this link, and whether they have the draft open now.
  std::optional<domain::Timestamp> arrived_at;
  bool is_here = false;
};

// Captains' seats: staff hand out links, a link makes a session. Any worker thread; everything given must outlive it.
class Seats {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Seats(app::Store& store, app::Clock& clock, app::Attendance& attendance, const SeatTokens& tokens)
      : store_(store), clock_(clock), attendance_(attendance), tokens_(tokens) {}

  // In draft order. Staff only.
  Result<std::vector<SeatLink>> links(domain::DraftId id, const app::Identity& who);

  // A new link; the old one, and every session that came by it, stop working at once. Staff only.
  Result<SeatLink> rotate(domain::DraftId id, domain::TeamId team, const app::Identity& who);

  // A new session with this seat beside whatever `old_session_id` held. `who`: whose that was.
  Result<OpenedSession> sign_in(std::string_view token, std::string_view old_session_id, const app::Identity& who);

 private:
  app::Store& store_;
  app::Clock& clock_;
  app::Attendance& attendance_;
  const SeatTokens& tokens_;
};

}  // namespace draftwire::auth
