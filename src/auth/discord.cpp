#include "auth/discord.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "app/names.hpp"
#include "auth/base64url.hpp"
#include "base/ascii.hpp"
#include "base/percent_encoding.hpp"
#include "wire/field_reader.hpp"
#include "wire/json.hpp"

namespace draftwire::auth {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxToken = 2048;
// Longer than Discord's own limit, and short enough for a number behind it.
constexpr std::size_t kMaxName = 80;

std::string form_of(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  std::string form;
  for (const auto& [name, value] : fields) {
    if (!form.empty()) form += '&';
    form.append(name).append("=").append(percent_encoded(value));
  }
  return form;
}

// The object that a good answer is.
std::expected<wire::Object, std::string> object_in(const WebAnswer& answer) {
  if (answer.status != 200) return std::unexpected("answered " + std::to_string(answer.status));
  std::string_view type = std::string_view(answer.content_type).substr(0, answer.content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  if (!is_same_word(type, "application/json")) return std::unexpected("answered with something that is not JSON");
  auto object = wire::parse_object(answer.body);
  if (!object) return std::unexpected("answered with broken JSON");
  return std::move(*object);
}

std::string_view text_in(const wire::Object& object, std::string_view name) {
  const wire::Value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return value->get_string();
}

// RFC 6750 §2.1. Nothing else may get into a header.
bool is_token(std::string_view text) {
  return !text.empty() && text.size() <= kMaxToken && std::ranges::all_of(text, [](char c) {
    return is_alphanumeric(c) || std::string_view("-._~+/=").find(c) != std::string_view::npos;
  });
}

// As people see it at Discord; the unique one when that is no name for an account.
std::string name_of(const wire::Object& user, std::string_view id) {
  for (const std::string_view field : {"global_name", "username"}) {
    if (auto name = app::checked_name(text_in(user, field), kMaxName)) return std::move(*name);
  }
  return "Discord " + std::string(id);
}

}  // namespace

Discord::Discord(DiscordApplication application, std::unique_ptr<WebClient> web)
    : application_(std::move(application)), web_(std::move(web)) {}

std::string Discord::authorisation_url(std::string_view redirect_uri, std::string_view state,
                                       std::string_view verifier) const {
  const std::string challenge = code_challenge(verifier);
  return application_.url + "/oauth2/authorize?" +
         form_of({{"response_type", "code"},
                  {"client_id", application_.client_id},
                  {"scope", "identify"},
                  {"redirect_uri", redirect_uri},
                  {"state", state},
                  {"code_challenge", challenge},
                  {"code_challenge_method", "S256"}});
}

std::expected<DiscordUser, std::string> Discord::user_of(std::string_view code, std::string_view redirect_uri,
                                                         std::string_view verifier) {
  const auto deadline = Clock::now() + kPatience;
  const auto left = [&] { return std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()); };

  auto token = token_for(code, redirect_uri, verifier, left());
  if (!token) return std::unexpected("the token's endpoint " + token.error());
  if (left() <= std::chrono::milliseconds(0)) return std::unexpected("Discord is too slow");
  auto user = user_with(std::move(*token), left());
  if (!user) return std::unexpected("the user's endpoint " + user.error());
  return user;
}

std::expected<std::string, std::string> Discord::token_for(std::string_view code, std::string_view redirect_uri,
                                                           std::string_view verifier,
                                                           std::chrono::milliseconds timeout) {
  const auto answer = web_->send({"/api/oauth2/token",
                                  form_of({{"grant_type", "authorization_code"},
                                           {"code", code},
                                           {"redirect_uri", redirect_uri},
                                           {"code_verifier", verifier},
                                           {"client_id", application_.client_id},
                                           {"client_secret", application_.client_secret}}),
                                  {},
                                  timeout});
  if (!answer) return std::unexpected(answer.error());
  const auto object = object_in(*answer);
  if (!object) return std::unexpected(object.error());
  const std::string_view token = text_in(*object, "access_token");
  if (!is_token(token) || !is_same_word(text_in(*object, "token_type"), "bearer")) {
    return std::unexpected("gave no bearer token");
  }
  return std::string(token);
}

std::expected<DiscordUser, std::string> Discord::user_with(std::string token, std::chrono::milliseconds timeout) {
  const auto answer = web_->send({"/api/users/@me", {}, std::move(token), timeout});
  if (!answer) return std::unexpected(answer.error());
  const auto object = object_in(*answer);
  if (!object) return std::unexpected(object.error());
  const std::string id(text_in(*object, "id"));
  if (!app::checked_discord_id(id)) return std::unexpected("gave no user's id");
  return DiscordUser{id, name_of(*object, id)};
}

std::string code_challenge(std::string_view verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  // The bytes of a text, as libsodium wants them.
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  return to_base64url(hash);
}

}  // namespace draftwire::auth
