#pragma once

#include <atomic>
#include <expected>
#include <optional>

#include "base/metrics.hpp"
#include "http/message.hpp"
#include "http/server_handler.hpp"
#include "wire/problem.hpp"

namespace draftwire::http {

// What sockets ask while there is no product to ask, because the database is not open yet: `/healthz` says that the
// process lives, `/metrics` is served, and everything else is 503 with Retry-After. After open() the product answers.
// Any thread, as Handler says.
class Doorman final : public Handler {
 public:
  explicit Doorman(Metrics& metrics) : metrics_(metrics) {}

  // Once. `product` must outlive this.
  void open(ServerHandler& product) { product_ = &product; }

  [[nodiscard]] std::optional<Lane> lane_of(const Request& request) const override;
  Response handle_now(const Request& request) override;
  Response handle(const Request& request) override;
  [[nodiscard]] bool is_open_to_all(app::Channel channel) const override;
  Permit admit(std::string_view cookies, app::Channel channel,
               std::function<void(app::AccessChange)> turn_out) override;
  Response refuse(int status, std::string_view detail) override;

  // As ServerHandler says; `unavailable` while there is no product.
  [[nodiscard]] std::expected<OriginTrust, wire::Problem> trust_in(const Request& handshake);

 private:
  Response answer_alone(const Request& request);

  Metrics& metrics_;
  std::atomic<ServerHandler*> product_ = nullptr;
};

}  // namespace draftwire::http
