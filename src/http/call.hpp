#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

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

  // Once a minute, that the session is in use. When the request is done: it is a commit of its own.
  void note_use();

  [[nodiscard]] std::string_view session_id() const { return session_id_; }
  [[nodiscard]] std::string_view address() const { return address_; }

  // A whole number of the query. Not a number at all is `malformed_parameter`, one out of range
  // `validation_failed`.
  [[nodiscard]] std::expected<std::optional<std::int64_t>, wire::Problem> integer_parameter(
      std::string_view name, wire::IntegerLimits limits) const;

  // A text of the query: `malformed_parameter` when it can't be decoded.
  [[nodiscard]] std::expected<std::optional<std::string>, wire::Problem> text_parameter(std::string_view name) const;

  // What `read`, given a wire::FieldReader, makes of the body, which must be a JSON object of just the fields that it
  // asks for. All that is wrong with them is one `validation_failed`.
  template <class Read>
  [[nodiscard]] auto read_body(const Read& read) const {
    return read_object(json_body(), read);
  }
  // The same, where nothing at all stands for an empty object.
  template <class Read>
  [[nodiscard]] auto read_body_if_any(const Read& read) const {
    return read_object(request_.body.empty() ? wire::Object{} : json_body(), read);
  }

 private:
  [[nodiscard]] std::expected<wire::Object, wire::Problem> json_body() const;

  template <class Read>
  static std::expected<std::invoke_result_t<Read, wire::FieldReader&>, wire::Problem> read_object(
      const std::expected<wire::Object, wire::Problem>& body, const Read& read) {
    if (!body) return std::unexpected(body.error());
    std::vector<wire::FieldError> errors;
    wire::FieldReader fields(*body, errors);
    auto value = read(fields);
    fields.refuse_unknown();
    if (!errors.empty()) return std::unexpected(wire::validation_failed(std::move(errors)));
    return value;
  }

  const Request& request_;
  const std::string_view query_;
  auth::Sessions& sessions_;
  const std::string_view session_id_;
  const std::string_view address_;
  std::optional<app::Identity> who_;
  bool is_touch_due_ = false;
};

inline constexpr std::size_t kMaxToken = 200;

// The token of the link that was opened: all that the body says.
std::expected<std::string, wire::Problem> read_token(const Call& call);

// Nothing when the body is of that type, in UTF-8 and not compressed; else `unsupported_media_type`.
std::optional<wire::Problem> forbids_media_type(const Request& request, std::string_view essence);

}  // namespace draftwire::http
