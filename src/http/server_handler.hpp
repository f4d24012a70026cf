#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/announcer.hpp"
#include "app/attempts.hpp"
#include "app/attendance.hpp"
#include "app/clock.hpp"
#include "app/draft_service.hpp"
#include "app/quotas.hpp"
#include "app/state_cache.hpp"
#include "app/store.hpp"
#include "app/store_health.hpp"
#include "app/viewer_counts.hpp"
#include "auth/discord.hpp"
#include "auth/seat_tokens.hpp"
#include "auth/trusted_proxies.hpp"
#include "base/metrics.hpp"
#include "base/rate_limit.hpp"
#include "http/message.hpp"
#include "wire/problem.hpp"

namespace draftwire::http {

struct HandlerOptions {
  auth::ServerSecret secret{};               // what seat links are derived from
  std::string public_url;                    // "https://draft.example"; empty: what a request's Host says
  std::vector<std::string> allowed_origins;  // "https://league.example": their pages read what anybody may see
  std::vector<std::string> frame_origins;    // whose pages may show a draft's room in a frame
  std::string ui_dir;                        // serve the pages from this folder; empty: the embedded ones
  auth::TrustedProxies trusted_proxies{};
  RateLimit::Rule writes{.burst = 600, .per_second = 10};  // unsafe requests of one account, or of one seat
  app::Quotas quotas{};                                    // those that DraftService was given
  app::StoreHealth* health = nullptr;                      // what /readyz tells; none: that it can serve
  app::Attempts* shared_attempts = nullptr;  // to sign in, counted with other nodes; none: by this one alone
  app::ViewerCounts* viewers = nullptr;      // none: nobody is known to watch
  auth::Discord* discord = nullptr;          // none: no sign-in by Discord
};

// The whole product as one function from a request to an answer: API, pages, health. Any thread, as Handler says.
// Everything that it is given must outlive it. To a HEAD request it answers as to GET, body and all: what writes
// to the socket leaves the body away.
class ServerHandler final : public Handler {
 public:
  ServerHandler(app::Store& store, app::StateCache& cache, app::DraftService& drafts, app::Announcer& announcer,
                app::Attendance& attendance, app::Clock& clock, Metrics& metrics, HandlerOptions options);
  ~ServerHandler() override;

  [[nodiscard]] std::optional<Lane> lane_of(const Request& request) const override;
  Response handle_now(const Request& request) override;
  Response handle(const Request& request) override;
  [[nodiscard]] bool is_open_to_all(app::Channel channel) const override;
  Permit admit(std::string_view cookies, app::Channel channel,
               std::function<void(app::AccessChange)> turn_out) override;
  Response refuse(int status, std::string_view detail) override;

  // Whose pages a channel's handshake comes from, or why it is refused: `cross_site`, `foreign_host`. Any thread.
  [[nodiscard]] std::expected<OriginTrust, wire::Problem> trust_in(const Request& handshake);

  // Looks whether rights were taken away, and turns out who lost theirs. The channels that have become private since
  // the last time: who watches them came while they were public. One thread at a time; blocks, and throws StoreError.
  std::vector<app::Channel> look_again();

  // From now on /readyz says no: a load balancer sends no client here any more. Any thread.
  void begin_drain();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace draftwire::http
