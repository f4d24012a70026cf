// Captains for ./dev bench commits: picks over connections that stay open, cheap enough to leave the cores to the
// server.
//   pick_crowd PORT COOKIE DRAFTS CONNECTIONS PICKS [PER_SECOND]
// DRAFTS: a file with a line a draft, "ID ROUND PLAYER PLAYER…": who is picked in that round and those after it; it is
// left with what was not picked. Without PER_SECOND, each connection picks again when it has its answer; with it,
// picks are due evenly, and a pick's time counts from when it was due. Prints JSON.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Draft {
  long id = 0;
  int round = 0;
  std::deque<long> players;
};

std::vector<Draft> read_drafts(const char* file) {
  std::ifstream in(file);
  std::vector<Draft> drafts;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    Draft draft;
    words >> draft.id >> draft.round;
    for (long player = 0; words >> player;) draft.players.push_back(player);
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

void write_drafts(const char* file, const std::vector<Draft>& drafts) {
  std::ofstream out(file);
  for (const Draft& draft : drafts) {
    out << draft.id << ' ' << draft.round;
    for (const long player : draft.players) out << ' ' << player;
    out << '\n';
  }
}

class Captain {
 public:
  Captain(int port, std::string cookie) : cookie_(std::move(cookie)) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("no connection");
    }
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  ~Captain() { ::close(socket_); }
  Captain(const Captain&) = delete;
  Captain& operator=(const Captain&) = delete;

  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] bool is_busy() const { return is_busy_; }
  [[nodiscard]] Clock::time_point due() const { return due_; }

  void pick(Draft& draft, Clock::time_point due) {
    const std::string body =
        "{\"player_id\":" + std::to_string(draft.players.front()) + ",\"round\":" + std::to_string(draft.round) + "}";
    draft.players.pop_front();
    ++draft.round;
    const std::string request =
        "POST /api/v1/drafts/" + std::to_string(draft.id) +
        "/picks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nCookie: " + cookie_ +
        "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("the server has gone");
    }
    due_ = due;
    is_busy_ = true;
    answer_.clear();
  }

  // True: the whole answer is there.
  bool read_on() {
    std::array<char, 65536> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): read into
    const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (size <= 0) throw std::runtime_error("the server has gone");
    answer_.append(buffer.data(), static_cast<std::size_t>(size));
    const std::size_t head = answer_.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    std::size_t length = answer_.find("ontent-Length: ");
    if (length == std::string::npos) length = answer_.find("ontent-length: ");
    if (length == std::string::npos || length > head) throw std::runtime_error("no length: " + answer_.substr(0, head));
    const std::size_t body = std::stoul(answer_.substr(length + 15));
    if (answer_.size() < head + 4 + body) return false;
    if (!std::string_view(answer_).starts_with("HTTP/1.1 201")) throw std::runtime_error(answer_);
    is_busy_ = false;
    return true;
  }

 private:
  int socket_ = -1;
  std::string cookie_;
  std::string answer_;
  Clock::time_point due_;
  bool is_busy_ = false;
};

double quantile(std::vector<double>& values, double q) {
  const auto index = std::min(values.size() - 1, static_cast<std::size_t>(q * static_cast<double>(values.size())));
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(index));
  return values[index];
}

class Crowd {
 public:
  Crowd(int port, const std::string& cookie, std::vector<Draft>& drafts, std::size_t captains) : drafts_(drafts) {
    for (std::size_t i = 0; i < captains; ++i) {
      Captain& captain = captains_.emplace_back(port, cookie);
      epoll_event event{.events = EPOLLIN, .data = {.ptr = &captain}};
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, captain.socket(), &event);
      idle_.push_back(&captain);
    }
  }

  // A draft is picked by one captain at a time: each comes again after all the others, long after its answer.
  void run(std::size_t picks, double per_second) {
    const auto began = Clock::now();
    std::size_t begun = 0;
    while (took_.size() < picks) {
      const auto due_of = [&](std::size_t pick) {
        return began + std::chrono::nanoseconds(static_cast<long>(static_cast<double>(pick) / per_second * 1e9));
      };
      std::optional<timespec> wait;
      while (begun < picks && !idle_.empty()) {
        const auto now = Clock::now();
        const auto due = per_second > 0 ? due_of(begun) : now;
        if (due > now) {
          wait = timespec{0, (due - now).count()};
          break;
        }
        idle_.front()->pick(drafts_.at(begun % drafts_.size()), due);
        idle_.pop_front();
        ++begun;
      }
      std::array<epoll_event, 64> events{};
      const int ready =
          ::epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), wait ? &*wait : nullptr, nullptr);
      for (int i = 0; i < ready; ++i) {
        auto& captain = *static_cast<Captain*>(events[static_cast<std::size_t>(i)].data.ptr);
        if (!captain.read_on()) continue;
        took_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - captain.due()).count());
        idle_.push_back(&captain);
      }
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    std::printf("{\"per_second\":%.1f,\"median_ms\":%.4f,\"p99_ms\":%.4f}\n", static_cast<double>(picks) / seconds,
                quantile(took_, 0.5), quantile(took_, 0.99));
  }

 private:
  std::vector<Draft>& drafts_;
  int epoll_ = ::epoll_create1(0);
  std::deque<Captain> captains_;
  std::deque<Captain*> idle_;
  std::vector<double> took_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 6) return 2;
  try {
    std::vector<Draft> drafts = read_drafts(words[3]);
    Crowd(std::atoi(words[1]), words[2], drafts, std::stoul(words[4]))
        .run(std::stoul(words[5]), count > 6 ? std::atof(words[6]) : 0);
    // The next run begins with the drafts that were left longest.
    std::ranges::rotate(drafts, drafts.begin() + static_cast<std::ptrdiff_t>(std::stoul(words[5]) % drafts.size()));
    write_drafts(words[3], drafts);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
