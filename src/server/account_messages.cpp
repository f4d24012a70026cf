#include "server/account_messages.hpp"

#include <fmt/format.h>

#include <vector>

#include "wire/field_reader.hpp"

namespace draftwire::server {
namespace {

constexpr const char* kVersion = DRAFTWIRE_VERSION;
constexpr std::size_t kLongestField = 4096;

std::string line_of(const wire::Object& object) {
  return boost::json::serialize(object) + "\n";
}

std::string in_words(const wire::Problem& problem) {
  if (problem.errors.empty()) return problem.detail;
  return fmt::format("{}: {}", problem.errors.front().field, problem.errors.front().message);
}

std::unexpected<std::string> malformed(std::string_view why) {
  return std::unexpected(fmt::format("the order can't be read: {}", why));
}

}  // namespace

std::string to_line(const AccountOrder& order) {
  return line_of({{"version", kVersion},
                  {"command", account_word(order.action)},
                  {"name", order.name},
                  {"role", app::to_string(order.role)},
                  {"password_hash", order.password_hash},
                  {"site", order.origin}});
}

std::expected<AccountOrder, std::string> order_from(std::string_view line) {
  const auto object = wire::parse_object(line);
  if (!object) return malformed(in_words(object.error()));
  std::vector<wire::FieldError> errors;
  wire::FieldReader reader(*object, errors);
  const auto text = [&](std::string_view name) { return reader.text(name, wire::of_length(0, kLongestField)); };
  const std::string version = text("version");
  if (errors.empty() && version != kVersion) {
    return std::unexpected(
        fmt::format("the server that uses this database is draftwire {}, and this command is {}; restart the server or "
                    "use its command",
                    kVersion, version));
  }
  const auto action = account_action(text("command"));
  if (!action) reader.refuse("command", "expected a command of draftwire account");
  AccountOrder order;
  order.name = text("name");
  const auto role = app::role_from(text("role"));
  if (!role) reader.refuse("role", "expected admin, organiser or member");
  order.password_hash = text("password_hash");
  order.origin = text("site");
  reader.refuse_unknown();
  if (!errors.empty()) return malformed(in_words(wire::validation_failed(std::move(errors))));
  order.action = *action;
  order.role = *role;
  return order;
}

std::string to_line(const AccountAnswer& answer) {
  return answer ? line_of({{"output", *answer}}) : line_of({{"error", answer.error()}});
}

AccountAnswer answer_from(std::string_view line) {
  const auto object = wire::parse_object(line);
  if (object) {
    const wire::Value* output = object->if_contains("output");
    if (output != nullptr && output->is_string()) return std::string(output->as_string());
    const wire::Value* error = object->if_contains("error");
    if (error != nullptr && error->is_string()) return std::unexpected(std::string(error->as_string()));
  }
  return std::unexpected(
      "the server ended before it answered; whether it was done, `draftwire account list` and the audit log tell");
}

}  // namespace draftwire::server
