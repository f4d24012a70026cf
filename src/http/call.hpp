#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "app/identity.hpp"
#include "auth/sessions.hpp"
#include "http/message.hpp"
#include "wire/field_reader.hpp"
#include "wire/json.hpp"
#include "wire/problem.hpp"

namespace draftwire::http {

// One request on its way through a route: who sends it, and what its parts mean. Lives on its worker for as long as
// the request.
class Call {
 public:
  // `session_id`: that of its cookie, empty without one. `address`: where it comes from.
  Call(const Request& request, std::string_view query, auth::Sessions& sessions, std::string_view session_id,
       std::string_view address)
      : request_(request), query_(query), sessions_(sessions), session_id_(session_id), address_(address) {}

  [[nodiscard]] const Request& request() const { return request_; }

  // Reads the store the first time, when there is a cookie.
  const app::Identity& who();

  [[nodiscard]] std::string_view session_id() const { return session_id_; }
  [[nodiscard]] std::string_view address() const { return address_; }

  // A whole number of the query. Not a number at all is `malformed_parameter`, one out of range
  // `validation_failed`.
  [[nodiscard]] std::expected<std::optional<std::int64_t>, wire::Problem> integer_parameter(
      std::string_view name, wire::IntegerLimits limits) const;

  // A text of the query: `malformed_parameter` when it can't be decoded.
  [[nodiscard]] std::expected<std::optional<std::string>, wire::Problem> text_parameter(std::string_view name) const;

  // The body, which must be a JSON object.
  [[nodiscard]] std::expected<wire::Object, wire::Problem> json_body() const;
  // The same, where nothing at all stands for an empty object.
  [[nodiscard]] std::expected<wire::Object, wire::Problem> json_body_or_nothing() const;

 private:
  const Request& request_;
  const std::string_view query_;
  auth::Sessions& sessions_;
  const std::string_view session_id_;
  const std::string_view address_;
  std::optional<app::Identity> who_;
};

// Nothing when the body is of that type, in UTF-8 and not compressed; else `unsupported_media_type`.
std::optional<wire::Problem> forbids_media_type(const Request& request, std::string_view essence);

}  // namespace draftwire::http
