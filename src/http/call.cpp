#include "http/call.hpp"

#include <charconv>
#include <utility>

#include "http/media_type.hpp"
#include "http/target.hpp"

namespace draftwire::http {
namespace {

using wire::Problem;
using wire::ProblemCode;

// Digits, with or without a minus in front, that fit: nothing else is a number here.
std::optional<std::int64_t> integer_from(std::string_view text) {
  std::int64_t number = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || stopped != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

const app::Identity& Call::who() {
  if (!who_) {
    auth::IdentifiedSession session =
        session_id().empty() ? auth::IdentifiedSession{} : sessions_.identify(session_id());
    who_ = std::move(session.identity);
    who_->address = address_;
    is_touch_due_ = session.is_touch_due;
  }
  return *who_;
}

void Call::note_use() {
  if (std::exchange(is_touch_due_, false)) sessions_.touch(session_id());
}

std::expected<std::optional<std::int64_t>, Problem> Call::integer_parameter(std::string_view name,
                                                                            wire::IntegerLimits limits) const {
  const Parameter parameter = query_parameter(query_, name);
  if (!parameter.is_given) return std::nullopt;
  const auto number = parameter.value ? integer_from(*parameter.value) : std::nullopt;
  if (!number) {
    return std::unexpected(
        Problem{ProblemCode::malformed_parameter, "The parameter " + std::string(name) + " must be one whole number."});
  }
  if (*number < limits.min || *number > limits.max) {
    std::string range = "must be " + std::to_string(limits.min);
    range += limits.max == INT64_MAX ? " or more" : " to " + std::to_string(limits.max);
    return std::unexpected(wire::validation_failed({{std::string(name), std::move(range), std::nullopt}}));
  }
  return number;
}

std::expected<std::optional<std::string>, Problem> Call::text_parameter(std::string_view name) const {
  Parameter parameter = query_parameter(query_, name);
  if (!parameter.is_given) return std::nullopt;
  if (!parameter.value) {
    return std::unexpected(Problem{ProblemCode::malformed_parameter,
                                   "The parameter " + std::string(name) + " must be one text, percent-encoded UTF-8."});
  }
  return std::move(parameter.value);
}

std::expected<wire::Object, Problem> Call::json_body() const {
  if (auto problem = forbids_media_type(request_, "application/json")) return std::unexpected(std::move(*problem));
  return wire::parse_object(request_.body);
}

std::expected<std::string, Problem> read_token(const Call& call) {
  return call.read_body([](wire::FieldReader& fields) { return fields.text("token", wire::of_length(1, kMaxToken)); });
}

std::optional<Problem> forbids_media_type(const Request& request, std::string_view essence) {
  const auto refuse = [&](const std::string& detail) { return Problem{ProblemCode::unsupported_media_type, detail}; };
  // A body that is missing is missing, whatever its type.
  if (request.body.empty() && request.header_count("Content-Type") == 0) return std::nullopt;
  const auto type = media_type_of(request.header("Content-Type"));
  if (!type || type->essence != essence || request.header_count("Content-Type") != 1) {
    return refuse("The body must be " + std::string(essence) + ".");
  }
  if (!type->is_utf8()) return refuse("The body must be in UTF-8.");
  if (request.header_count("Content-Encoding") != 0) return refuse("The body must not be compressed.");
  return std::nullopt;
}

}  // namespace draftwire::http
