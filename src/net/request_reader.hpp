#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace draftwire::net {

// Reads one request (RFC 9112) from bytes that come in pieces of any size. A head is what HeadLines lets pass, a body
// has 1 MiB at most, and its length is said once: what another server could take for two requests is refused. What
// stands behind a body in chunks (trailers) is passed over. Pure; owned by a session.
class RequestReader {
 public:
  // What comes after it can't be told from a request any more.
  struct Refusal {
    int status = 400;
    std::string detail;
  };
  struct Whole {
    http::Request request;
    bool is_http_1_1 = true;
    bool keep_alive = false;
  };

  RequestReader();
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // Takes from the front of `bytes` what belongs to the request. True once it is whole.
  std::expected<bool, Refusal> read(std::string& bytes);

  [[nodiscard]] bool is_head_whole() const;
  // RFC 9110 §10.1.1. Precondition: the head is whole.
  [[nodiscard]] bool waits_for_continue() const;

  // How much it has taken and keeps, head and body: what was announced and has not come takes no memory.
  [[nodiscard]] std::size_t held_bytes() const;

  // Empty before the head is whole.
  [[nodiscard]] std::string_view method() const;
  [[nodiscard]] std::string_view header(std::string_view name) const;

  // Precondition: it is whole. The last call.
  Whole take();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace draftwire::net
