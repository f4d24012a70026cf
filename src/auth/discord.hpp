#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "auth/web_client.hpp"

namespace draftwire::auth {

// Who a person is at Discord.
struct DiscordUser {
  std::string id;    // a snowflake: 17 to 20 digits
  std::string name;  // a name as accounts may have it

  bool operator==(const DiscordUser&) const = default;
};

struct DiscordApplication {
  std::string url;  // "https://discord.com"
  std::string client_id;
  std::string client_secret;
};

// Discord as the provider of an OAuth 2.0 authorisation code with PKCE (RFC 6749 §4.1, RFC 7636). Any thread that may
// wait; `web` asks the server at the application's URL.
class Discord {
 public:
  static constexpr std::chrono::seconds kPatience{8};

  Discord(DiscordApplication application, std::unique_ptr<WebClient> web);

  // Where to send the browser.
  [[nodiscard]] std::string authorisation_url(std::string_view redirect_uri, std::string_view state,
                                              std::string_view verifier) const;

  // Whose the code is that came back: two requests, within kPatience. The error is a line for the log, without secrets.
  std::expected<DiscordUser, std::string> user_of(std::string_view code, std::string_view redirect_uri,
                                                  std::string_view verifier);

 private:
  std::expected<std::string, std::string> token_for(std::string_view code, std::string_view redirect_uri,
                                                    std::string_view verifier, std::chrono::milliseconds timeout);
  std::expected<DiscordUser, std::string> user_with(std::string token, std::chrono::milliseconds timeout);

  const DiscordApplication application_;
  const std::unique_ptr<WebClient> web_;
};

// BASE64URL(SHA256(verifier)): what Discord holds the verifier to (RFC 7636 §4.2).
std::string code_challenge(std::string_view verifier);

}  // namespace draftwire::auth
