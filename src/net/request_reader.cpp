// Beast 1.81 asserts that the last chunk of a body comes in one piece with what follows it, which is up to the peer;
// what it does then is right without the assertion. This is the only file that has Beast.
#define BOOST_DISABLE_ASSERTS

#include "net/request_reader.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <utility>

#include "base/ascii.hpp"

namespace draftwire::net {
namespace {

namespace beast_http = boost::beast::http;

constexpr std::uint32_t kMaxHead = 16 * 1024;
constexpr std::uint64_t kMaxBody = 1024 * 1024;

using Refused = std::unexpected<RequestReader::Refusal>;

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

Refused refused(const boost::system::error_code& error) {
  if (error == beast_http::error::header_limit) return Refused({431, "The request's head is over 16 KiB."});
  if (error == beast_http::error::body_limit) return Refused({413, "The request's body is over 1 MiB."});
  if (error == beast_http::error::bad_version) return Refused({505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."});
  return Refused({400, "The request is not HTTP: " + error.message() + "."});
}

}  // namespace

struct RequestReader::Parts {
  beast_http::request_parser<beast_http::string_body> parser;
};

RequestReader::RequestReader() : parts_(std::make_unique<Parts>()) {
  parts_->parser.header_limit(kMaxHead);
  parts_->parser.body_limit(kMaxBody);
  parts_->parser.eager(true);
}

RequestReader::~RequestReader() = default;

std::expected<bool, RequestReader::Refusal> RequestReader::read(std::string& bytes) {
  auto& parser = parts_->parser;
  boost::system::error_code error;
  std::size_t used = 0;
  while (used < bytes.size() && !parser.is_done()) {
    used += parser.put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), error);
    if (error) break;
  }
  bytes.erase(0, used);
  if (error && error != beast_http::error::need_more) return refused(error);
  return parser.is_done();
}

bool RequestReader::is_head_whole() const {
  return parts_->parser.is_header_done();
}

bool RequestReader::waits_for_continue() const {
  const std::string_view expected = header("Expect");
  return parts_->parser.get().version() >= 11 && is_same_word(expected, "100-continue");
}

std::string_view RequestReader::method() const {
  return view(parts_->parser.get().method_string());
}

std::string_view RequestReader::header(std::string_view name) const {
  return view(parts_->parser.get()[boost::beast::string_view(name.data(), name.size())]);
}

RequestReader::Whole RequestReader::take() {
  auto message = parts_->parser.release();
  Whole whole;
  whole.request.method = view(message.method_string());
  whole.request.target = view(message.target());
  whole.request.headers.reserve(16);
  for (const auto& field : message) {
    whole.request.headers.emplace_back(view(field.name_string()), view(field.value()));
  }
  whole.request.body = std::move(message.body());
  whole.is_http_1_1 = message.version() >= 11;
  whole.keep_alive = message.keep_alive();
  return whole;
}

}  // namespace draftwire::net
