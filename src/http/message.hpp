#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/access_change.hpp"
#include "app/channel.hpp"
#include "base/lane.hpp"
#include "http/target.hpp"

namespace draftwire::http {

// One request, read whole. Owned by the one who handles it.
struct Request {
  std::string method;  // as sent: GET, POST, …
  Target target;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string remote_address;  // of the peer, without the port
  std::string request_id;

  // The value of the first header of that name, in any letter case; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // That of the last: what the proxy in front has put behind what it was sent.
  [[nodiscard]] std::string_view last_header(std::string_view name) const;
  // The host that is asked: that of an absolute target, in whose place the Host field is ignored (RFC 9112 §3.2.2).
  [[nodiscard]] std::string_view host() const { return target.authority ? *target.authority : header("Host"); }
  // How many headers have that name.
  [[nodiscard]] std::size_t header_count(std::string_view name) const;
};

// One answer. The body is either made for it or shared and immutable (an embedded page).
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string_view static_body;  // used when not empty; must live as long as the process
};

// Whose pages a browser's handshake comes from: those of a site that may watch what everybody may see, or our own, to
// which the browser's cookies belong. Programs are no browsers, and their own.
enum class OriginTrust { as_anonymous, own };

// Whether a client may watch a channel.
struct Permit {
  enum class Verdict { welcome, no_such_channel, unavailable };

  Verdict verdict = Verdict::welcome;
  bool is_by_right = false;                    // by a right of their own; else because the channel is open to all
  std::shared_ptr<const void> stay = nullptr;  // nothing when there is no right to lose
};

// What the network layer asks. These functions are the only way from sockets to the product.
class Handler {
 public:
  virtual ~Handler() = default;

  // Reactor thread: in which lane the request waits for `handle`; nothing when it is answered from memory alone (pages,
  // health), with `handle_now`.
  [[nodiscard]] virtual std::optional<Lane> lane_of(const Request& request) const = 0;
  virtual Response handle_now(const Request& request) = 0;

  // On a thread of its lane; may block. Never throws.
  virtual Response handle(const Request& request) = 0;

  // Any thread: whether everybody may watch the channel, as far as is known without asking.
  [[nodiscard]] virtual bool is_open_to_all(app::Channel channel) const = 0;

  // On a thread of the lane of joins; may block. Never throws. Whether a channel may be watched by a client with that
  // `Cookie` in the handshake, and what is to live as long as their connection. When their rights are others,
  // `turn_out` is called, on any thread.
  virtual Permit admit(std::string_view cookies, app::Channel channel,
                       std::function<void(app::AccessChange)> turn_out) = 0;

  // The answer when the server is too busy or failing before a handler ran (408, 413, 431, 400, 503 …), as
  // problem+json. Any thread.
  virtual Response refuse(int status, std::string_view detail) = 0;
};

}  // namespace draftwire::http
