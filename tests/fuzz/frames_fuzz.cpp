// A client's frames say the same however their bytes arrive: at once, one by one, and in parts of any size.
#include <stdexcept>
#include <string>
#include <vector>

#include "fuzz/choices.hpp"
#include "net/frame_parser.hpp"

namespace draftwire::net {
namespace {

constexpr std::uint32_t kLimit = 300;

struct Notes final : FrameParser::Sink {
  bool on_frame(std::uint64_t) override { return true; }
  void on_ping(std::string_view payload) override { said.push_back("ping " + std::string(payload)); }
  void on_pong() override { said.emplace_back("pong"); }
  void on_close(std::optional<std::uint16_t> code) override {
    said.push_back("close " + std::to_string(code.value_or(0)));
  }
  void on_data(bool is_text, std::string_view piece, bool is_end) override {
    message += piece;
    if (message.size() > kLimit) throw std::logic_error("a message over the limit");
    if (!is_end) return;
    if (is_text && !is_utf8(message)) throw std::logic_error("a text that is not UTF-8");
    said.push_back((is_text ? "text " : "binary ") + message);
    message.clear();
  }

  std::string message;
  std::vector<std::string> said;
};

template <class NextSize>
std::vector<std::string> outcome_of(std::string bytes, bool takes_deflated, const NextSize& next_size) {
  FrameParser parser(kLimit, takes_deflated);
  Notes notes;
  for (std::size_t index = 0; index < bytes.size();) {
    const std::size_t size = std::min(next_size(), bytes.size() - index);
    if (const auto failure = parser.feed(std::span(bytes).subspan(index, size), notes)) {
      notes.said.push_back("failed " + std::to_string(failure->code));
    }
    index += size;
  }
  return notes.said;
}

}  // namespace
}  // namespace draftwire::net

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::net;
  draftwire::testing::Choices choices(data, size);
  const bool takes_deflated = choices.below(2) == 1;
  std::uint32_t state = choices.byte();
  const std::string bytes = choices.rest();
  const auto whole = outcome_of(bytes, takes_deflated, [&] { return bytes.size(); });
  const auto one_by_one = outcome_of(bytes, takes_deflated, [] { return std::size_t{1}; });
  const auto in_parts = outcome_of(bytes, takes_deflated, [&] {
    state = state * 1'664'525 + 1'013'904'223;
    return std::size_t{1} + (state >> 24) % 40;
  });
  if (one_by_one != whole || in_parts != whole) throw std::logic_error("it depends on how the bytes arrive");
  return 0;
}
