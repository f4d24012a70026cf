#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "auth/web_client.hpp"

namespace draftwire::testing {

// A server of the web whose answers were laid out before, and what it was asked.
class PreparedWeb final : public auth::WebClient {
 public:
  struct Script {
    std::deque<std::expected<auth::WebAnswer, std::string>> answers;
    std::vector<auth::WebRequest> asked;

    void will_say(std::string json) { answers.emplace_back(auth::WebAnswer{200, "application/json", std::move(json)}); }
    // As Discord does for a right code.
    void will_vouch_for(const std::string& id, const std::string& name) {
      will_say(R"({"token_type":"Bearer","access_token":"token"})");
      will_say(R"({"id":")" + id + R"(","username":")" + name + R"("})");
    }
  };

  explicit PreparedWeb(Script& script) : script_(script) {}

  std::expected<auth::WebAnswer, std::string> send(const auth::WebRequest& request) override {
    script_.asked.push_back(request);
    if (script_.answers.empty()) return std::unexpected("gave no answer");
    auto answer = std::move(script_.answers.front());
    script_.answers.pop_front();
    return answer;
  }

 private:
  Script& script_;
};

}  // namespace draftwire::testing
