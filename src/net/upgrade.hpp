#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/channel.hpp"
#include "base/fair_queue.hpp"
#include "http/message.hpp"
#include "realtime/topic.hpp"

namespace draftwire::net {

// A handshake that is right (RFC 6455 §4.2.1), and what it asks for.
struct Upgrade {
  std::optional<app::Channel> channel;  // nothing: the echo of a test build
  std::optional<realtime::ResumeFrom> resume;
  std::string accept;                     // the value of Sec-WebSocket-Accept
  std::optional<std::string> extensions;  // that of Sec-WebSocket-Extensions: permessage-deflate is agreed on
  std::string cookies;                    // none from another origin: there the browser sends them unasked
  Sender sender{};                        // for whom the question waits whether it may; set by the connection
};

struct UpgradeRefusal {
  int status = 400;
  std::string detail;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

// Whose pages a handshake comes from, or its refusal.
using OriginRule = std::function<std::expected<http::OriginTrust, UpgradeRefusal>(const http::Request& handshake)>;

// What the server agrees to.
struct UpgradeRules {
  const OriginRule& trust_in;
  bool may_deflate = true;
};

// Nothing: an ordinary request. Pure; any thread.
std::optional<std::expected<Upgrade, UpgradeRefusal>> upgrade_in(const http::Request& request, bool is_http_1_1,
                                                                 const UpgradeRules& rules);

// RFC 6455 §4.2.2, step 5.4.
std::string accept_value(std::string_view key);

}  // namespace draftwire::net
