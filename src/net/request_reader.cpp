// Beast 1.81 asserts that the last chunk of a body comes in one piece with what follows it, which is up to the peer;
// what it does then is right without the assertion. This is the only file that has Beast.
#define BOOST_DISABLE_ASSERTS

#include "net/request_reader.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <functional>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "net/head_lines.hpp"

namespace draftwire::net {
namespace {

namespace beast_http = boost::beast::http;

constexpr std::uint64_t kMaxBody = 1024 * 1024;
constexpr std::size_t kMaxBetweenChunks = 16 * 1024;  // of a chunk's size with its extensions, or of trailers

using Refused = std::unexpected<RequestReader::Refusal>;

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

// Of a request line that is right but for its version: `HTTP/2.0`.
bool asks_another_version(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\r'));
  const std::string_view version = line.substr(line.rfind(' ') + 1);
  return version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' &&
         is_digit(version[7]);
}

Refused refused(const boost::system::error_code& error) {
  if (error == beast_http::error::body_limit) return Refused({413, "The request's body is over 1 MiB."});
  return Refused({400, "The request is not HTTP: " + error.message() + "."});
}

// RFC 9110 §5.5 and §5.6.4: a line feed in a quoted text ends the line for some.
bool has_control(std::string_view text) {
  return std::ranges::any_of(text,
                             [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

// A body as Beast wants to be told about it. Beast's own takes the memory of the whole length that is announced.
struct ArrivedBody {
  using value_type = std::string;

  class reader {
   public:
    template <bool is_request, class Fields>
    reader(beast_http::header<is_request, Fields>&, value_type& body) : body_(body) {}

    void init(const boost::optional<std::uint64_t>&, boost::system::error_code& error) { error = {}; }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, boost::system::error_code& error) {
      const std::size_t before = body_.size();
      for (const boost::asio::const_buffer piece : boost::beast::buffers_range_ref(buffers)) {
        body_.append(static_cast<const char*>(piece.data()), piece.size());
      }
      error = {};
      return body_.size() - before;
    }
    void finish(boost::system::error_code& error) { error = {}; }

   private:
    value_type& body_;
  };
};

}  // namespace

struct RequestReader::Parts {
  std::optional<Refusal> read_head(std::string_view head);
  std::optional<Refusal> forbids_framing() const;

  HeadLines lines;
  bool is_head_whole = false;
  std::function<void(std::uint64_t, boost::beast::string_view, boost::system::error_code&)> on_chunk;
  beast_http::request_parser<ArrivedBody> parser;
  Whole whole;
};

// RFC 9112 §6: a length and chunks, two lengths (even the same ones), chunks that are not the only coding, or
// chunks to HTTP/1.0 are not for us to guess about.
std::optional<RequestReader::Refusal> RequestReader::Parts::forbids_framing() const {
  const http::Request& request = whole.request;
  const std::size_t lengths = request.header_count("Content-Length");
  const std::size_t codings = request.header_count("Transfer-Encoding");
  if (lengths + codings == 0) return std::nullopt;
  if (lengths + codings > 1 || request.header("Content-Length").contains(',')) {
    return Refusal{400, "The request says more than once how long its body is."};
  }
  if (codings == 1 && !is_same_word(request.header("Transfer-Encoding"), "chunked")) {
    return Refusal{400, "The only transfer coding here is chunked."};
  }
  if (codings == 1 && !whole.is_http_1_1) return Refusal{400, "Chunks need HTTP/1.1."};
  return std::nullopt;
}

std::optional<RequestReader::Refusal> RequestReader::Parts::read_head(std::string_view head) {
  boost::system::error_code error;
  parser.put(boost::asio::buffer(head), error);
  if (error == beast_http::error::bad_version && asks_another_version(head)) {
    return Refusal{505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
  }
  if (error) return refused(error).error();
  is_head_whole = true;
  const auto& message = parser.get();
  whole.request.method = view(message.method_string());
  whole.request.target = http::Target(view(message.target()));
  whole.request.headers.reserve(16);
  for (const auto& field : message) {
    whole.request.headers.emplace_back(view(field.name_string()), view(field.value()));
  }
  whole.is_http_1_1 = message.version() >= 11;
  whole.keep_alive = message.keep_alive();
  parser.eager(true);
  return forbids_framing();
}

RequestReader::RequestReader() : parts_(std::make_unique<Parts>()) {
  parts_->parser.header_limit(HeadLines::kMaxBytes + 1);
  parts_->parser.body_limit(kMaxBody);
  parts_->on_chunk = [](std::uint64_t, boost::beast::string_view extensions, boost::system::error_code& error) {
    if (has_control(view(extensions))) error = beast_http::error::bad_chunk_extension;
  };
  parts_->parser.on_chunk_header(parts_->on_chunk);
}

RequestReader::~RequestReader() = default;

std::expected<bool, RequestReader::Refusal> RequestReader::read(std::string& bytes) {
  auto& parser = parts_->parser;
  if (!parts_->is_head_whole) {
    HeadLines& lines = parts_->lines;
    if (const auto refusal = lines.look(std::string_view(bytes).substr(lines.size()))) {
      return Refused({refusal->status, std::string(refusal->detail)});
    }
    if (!lines.is_whole()) return false;
    if (auto refusal = parts_->read_head(std::string_view(bytes).substr(0, lines.size()))) return Refused(*refusal);
    bytes.erase(0, lines.size());
  }
  boost::system::error_code error;
  std::size_t used = 0;
  while (used < bytes.size() && !parser.is_done()) {
    used += parser.put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), error);
    if (error) break;
  }
  bytes.erase(0, used);
  if (error && error != beast_http::error::need_more) return refused(error);
  if (!parser.is_done() && bytes.size() > kMaxBetweenChunks) {
    return Refused({431, "There is too much between the chunks of the request's body."});
  }
  return parser.is_done();
}

bool RequestReader::is_head_whole() const {
  return parts_->is_head_whole;
}

bool RequestReader::waits_for_continue() const {
  return parts_->whole.is_http_1_1 && is_same_word(header("Expect"), "100-continue");
}

std::size_t RequestReader::held_bytes() const {
  return parts_->is_head_whole ? parts_->lines.size() + parts_->parser.get().body().size() : 0;
}

std::string_view RequestReader::method() const {
  return parts_->whole.request.method;
}

std::string_view RequestReader::header(std::string_view name) const {
  return parts_->whole.request.header(name);
}

RequestReader::Whole RequestReader::take() {
  parts_->whole.request.body = std::move(parts_->parser.get().body());
  return std::move(parts_->whole);
}

}  // namespace draftwire::net
