#include "live/plain_loop_client.hpp"

#include <stdexcept>

namespace draftwire::bench {
namespace {

// RFC 6455 §5.2, for a message of less than 64 KiB.
std::string text_frame(std::string_view message) {
  std::string frame = "\x81";
  if (message.size() < 126) {
    frame += static_cast<char>(message.size());
  } else {
    frame += static_cast<char>(126);
    frame += static_cast<char>(message.size() >> 8U);
    frame += static_cast<char>(message.size() & 0xFFU);
  }
  return frame.append(message);
}

}  // namespace

PlainLoopClient::PlainLoopClient(const std::string& executable, std::optional<int> core, Sends sends)
    : process_({executable, sends == Sends::by_io_uring ? "--io-uring" : "--one-by-one"}, core),
      port_(std::stoi(process_.line_after("listening on port "))),
      client_(port_) {}

void PlainLoopClient::welcome_at(std::int64_t seq) {
  client_.request("POST", "/welcome",
                  text_frame(R"({"type":"initial_events","epoch":"none","seq":)" + std::to_string(seq) +
                             R"(,"events":[],"draft":null})"));
}

void PlainLoopClient::broadcast(std::string_view message) {
  broadcast(std::vector<std::string>{std::string(message)});
}

void PlainLoopClient::broadcast(const std::vector<std::string>& messages) {
  std::string frames;
  for (const std::string& message : messages) frames += text_frame(message);
  const HttpClient::Answer answer = client_.request("POST", "/broadcast", frames);
  if (answer.body != "0") throw std::runtime_error("the plain loop met full sockets: " + answer.body);
}

}  // namespace draftwire::bench
