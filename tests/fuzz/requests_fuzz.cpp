// Requests on one connection: the same requests and the same refusal, however their bytes arrive. Only, what is wrong
// may be seen earlier when more of it is there.
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "fuzz/choices.hpp"
#include "net/request_reader.hpp"

namespace draftwire::net {
namespace {

std::string shown(const RequestReader::Whole& whole) {
  std::string text = whole.request.method + " " + whole.request.target.path + "?" + whole.request.target.query +
                     (whole.is_http_1_1 ? " 1.1" : " 1.0") + (whole.keep_alive ? " goes on\n" : " ends\n");
  for (const auto& [name, value] : whole.request.headers) text += name + ": " + value + "\n";
  return text + "\n" + whole.request.body;
}

struct Said {
  std::vector<std::string> requests;
  int refused_with = 0;  // 0: not, or not yet
};

Said said_by(const std::string& bytes, std::size_t step) {
  Said said;
  std::string unread;
  auto reader = std::make_unique<RequestReader>();
  for (std::size_t index = 0; index < bytes.size(); index += step) {
    unread += bytes.substr(index, step);
    while (!unread.empty()) {
      const auto is_whole = reader->read(unread);
      if (!is_whole) {
        said.refused_with = is_whole.error().status;
        return said;
      }
      if (!*is_whole) break;
      said.requests.push_back(shown(reader->take()));
      reader = std::make_unique<RequestReader>();
    }
  }
  return said;
}

bool is_same(const Said& left, const Said& right) {
  const bool are_both_refused = left.refused_with != 0 && right.refused_with != 0;
  return left.requests == right.requests && (!are_both_refused || left.refused_with == right.refused_with);
}

}  // namespace
}  // namespace draftwire::net

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::net;
  draftwire::testing::Choices choices(data, size);
  const std::size_t step = 1 + choices.below(60);
  const std::string bytes = choices.rest();
  const Said whole = said_by(bytes, bytes.size() + 1);
  if (!is_same(said_by(bytes, 1), whole)) throw std::logic_error("byte by byte they are others");
  if (!is_same(said_by(bytes, step), whole)) throw std::logic_error("in parts they are others");
  return 0;
}
