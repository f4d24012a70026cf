#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/attendance.hpp"
#include "app/channel_log.hpp"
#include "base/lanes.hpp"
#include "net/server.hpp"
#include "unit/domain/game.hpp"
#include "unit/realtime/memory_store.hpp"

namespace draftwire::testing {

// Answers by the path: `/now` at once, `/big?N` with N bytes, `/page` with kPageSize bytes that are shared, `/echo`
// with what it was asked, `/held` when release() is called, anything else with 200 and its path. A GET of `…?dear`
// waits in the lane of dear reads, another one in that of reads, and what is no GET in that of commands.
class ScriptedHandler final : public http::Handler {
 public:
  [[nodiscard]] std::optional<Lane> lane_of(const http::Request& request) const override;
  http::Response handle_now(const http::Request& request) override;
  http::Response handle(const http::Request& request) override;
  [[nodiscard]] bool is_open_to_all(app::Channel channel) const override { return channel.id != kPrivate; }
  http::Permit admit(std::string_view cookies, app::Channel channel,
                     std::function<void(app::AccessChange)> turn_out) override;
  http::Response refuse(int status, std::string_view detail) override;

  static constexpr std::size_t kPageSize = 100'000;

  // The next refusal throws, and wakes who waits for that.
  std::atomic<bool> is_refusing_broken{false};

  // A cookie `seat=N` is that of team N's captain.
  app::Attendance attendance;

  // The draft that is for those with a seat alone, and how they are turned out of it.
  static constexpr std::int64_t kPrivate = 9;
  Mutex<std::function<void(app::AccessChange)>> turn_out;
  std::atomic<bool> is_store_away{false};
  std::atomic<int> told_away{0};  // how many were told so; wakes who waits for one more
  // How many are told yet that it is for everybody, because they asked before it became private.
  std::atomic<int> asked_before{0};

  void release();
  std::atomic<int> held{0};     // wakes who waits for one more
  std::atomic<int> handled{0};  // requests that were, beside those that were held; wakes who waits for one more

 private:
  Mutex<bool> is_released_{false};
  std::condition_variable released_;
};

// A server on loopback with a scripted handler and a store in memory: pending drafts 7 of tournament 3 and, private,
// 9 of tournament 4.
class House {
 public:
  struct Plan {
    net::ServerOptions server = {};
    realtime::Options live = {};
    Lanes::Plan lanes = {.workers = 3};  // two for commands
  };

  House() : House(Plan{}) {}
  explicit House(Plan plan);
  ~House();

  [[nodiscard]] int port() const { return server.port(); }

  // What the draft's log gets next: its start first, then picks, then undo and pick in turn, without end.
  std::shared_ptr<const app::Commit> commit();

  MemoryStore store;
  app::StateCache states{16};
  app::ChannelLog log{store, states};
  Metrics metrics;
  ScriptedHandler handler;
  Lanes lanes;
  realtime::Hub hub;
  net::Server server;

 private:
  Game game_;
  int commits_ = 0;
};

// A blocking client that never waits longer than a few seconds. One thread.
class Client {
 public:
  struct Answer {
    int status = 0;
    std::string head;  // with the status line
    std::string body;

    [[nodiscard]] std::string header(std::string_view name) const;
  };
  struct WsMessage {
    unsigned opcode = 0;
    std::string payload;  // inflated
    bool is_deflated = false;
  };

  // A small receive buffer makes the server's side fill up soon.
  explicit Client(int port, std::optional<int> receive_buffer = std::nullopt);
  ~Client();
  Client(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes);
  // As much as there is room for now.
  std::size_t send_some(std::string_view bytes);
  void send_byte_by_byte(std::string_view bytes);
  // Throws when none comes.
  Answer answer(bool has_body = true);
  Answer ask(std::string_view method_and_target, std::string_view headers = "", std::string_view body = "");

  // Opens a channel; throws when it is refused.
  void watch(std::string_view path, std::string_view headers = "");
  WsMessage message();
  // The next text of that type, passing over others.
  std::string text_of_type(std::string_view type);
  // The code of the close that comes next, passing over other messages; 1005 for none, 1006 when the line just ends.
  int close_code();
  // Whether the peer ends the line, passing over what still comes.
  bool is_ended();
  // How much comes until the peer ends the line, when a little of it is read so often.
  std::size_t sipped(std::chrono::milliseconds every);
  // Whether more has been received than was asked for.
  [[nodiscard]] bool has_more() const { return !received_.empty(); }
  // Whether nothing comes for so long.
  bool is_quiet(int milliseconds);
  void end_sending();
  // Resets the line.
  void vanish();

 private:
  bool receive_more();
  std::string take(std::size_t size);

  int descriptor_ = -1;
  std::string received_;
};

std::string handshake(std::string_view path, std::string_view headers = "");

}  // namespace draftwire::testing
