#include "server/logging.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <string_view>

#include "base/request_scope.hpp"
#include "wire/json.hpp"

namespace draftwire::server {
namespace {

std::string json_string(std::string_view text) {
  return boost::json::serialize(wire::Value(text));
}

// The message as a JSON string, so that no text in it can break the line's structure.
class JsonMessage final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& into) override {
    const std::string text = json_string({message.payload.data(), message.payload.size()});
    into.append(text.data(), text.data() + text.size());
  }

  [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<JsonMessage>();
  }
};

// The request that the line is about, as a JSON member or for a person; nothing outside a request. The log is written
// by the thread that says it, so its scope is the right one.
class RequestField final : public spdlog::custom_flag_formatter {
 public:
  explicit RequestField(bool is_json) : is_json_(is_json) {}

  void format(const spdlog::details::log_msg&, const std::tm&, spdlog::memory_buf_t& into) override {
    const std::string_view id = RequestScope::current_id();
    if (id.empty()) return;
    const std::string text = is_json_ ? ",\"request_id\":" + json_string(id) : " [" + std::string(id) + "]";
    into.append(text.data(), text.data() + text.size());
  }

  [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<RequestField>(is_json_);
  }

 private:
  bool is_json_;
};

}  // namespace

void start_logging(const Settings& settings) {
  auto logger = std::make_shared<spdlog::logger>("draftwire", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
  const bool is_json = settings.log_format == "json";
  formatter->add_flag<JsonMessage>('*').add_flag<RequestField>('&', is_json);
  formatter->set_pattern(is_json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l"%&,"message":%*})"
                                 : "%Y-%m-%dT%H:%M:%S.%eZ %-7l%& %v");
  logger->set_formatter(std::move(formatter));
  logger->set_level(spdlog::level::from_str(settings.log_level));
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
  for (const std::string& warning : settings.warnings) spdlog::warn("{}", warning);
}

}  // namespace draftwire::server
