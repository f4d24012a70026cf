#include "live/nchan.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "live/crowd.hpp"
#include "live/plain_loop_client.hpp"
#include "live/samples.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

using namespace std::chrono_literals;

constexpr const char* kNginx = "/usr/sbin/nginx";
constexpr const char* kModule = "/usr/lib/nginx/modules/ngx_nchan_module.so";
constexpr std::size_t kMessageBytes = 435;  // of a commit of one event
constexpr int kMessagesARound = 20;

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool is_bound = ::bind(socket, any, size) == 0 && ::getsockname(socket, any, &size) == 0;
  ::close(socket);
  if (!is_bound) throw std::runtime_error("there is no free port");
  return ntohs(address.sin_port);
}

std::string settings_of(const std::string& folder, int port) {
  return std::string("load_module ") + kModule + ";\n" +
         "daemon off;\nworker_processes 1;\nworker_rlimit_nofile 200000;\n" + "user root;\npid " + folder +
         "/pid;\nerror_log " + folder + "/errors;\n" + "events { worker_connections 100000; }\n" +
         "http {\n  access_log off;\n  nchan_shared_memory_size 256m;\n" +
         "  server {\n    listen 127.0.0.1:" + std::to_string(port) + " backlog=4096;\n" +
         "    keepalive_requests 1000000;\n" +
         "    location /publish { nchan_publisher; nchan_channel_id draft; nchan_message_buffer_length 1; }\n" +
         "    location / { nchan_subscriber websocket; nchan_channel_id draft; "
         "nchan_subscriber_first_message oldest; }\n  }\n}\n";
}

// The first child of a process (proc(5), task/TID/children), once there is one.
pid_t child_of(pid_t process) {
  const std::string id = std::to_string(process);
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (std::chrono::steady_clock::now() < end) {
    std::ifstream children("/proc/" + id + "/task/" + id + "/children");
    pid_t child = -1;
    if (children >> child) return child;
    std::this_thread::sleep_for(10ms);
  }
  throw std::runtime_error("nginx has no worker");
}

constexpr const char* kWelcome = R"({"type":"initial_events","epoch":"none","seq":0,"events":[],"draft":null})";

std::string message_of(std::int64_t seq) {
  std::string message = R"({"type":"draft_events","events":[{"seq":)" + std::to_string(seq) + R"(,"payload":")";
  const std::string end = R"("}]})";
  message.append(kMessageBytes - message.size() - end.size(), 'x');
  return message + end;
}

}  // namespace

bool Nchan::is_installed() {
  return std::filesystem::exists(kNginx) && std::filesystem::exists(kModule);
}

Nchan::Nchan(std::optional<int> core) {
  folder_ = (std::filesystem::temp_directory_path() / "draftwire-nchan-XXXXXX").string();
  if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no folder could be made: " + folder_);
  port_ = free_port();
  const std::string settings = folder_ + "/nginx.conf";
  std::ofstream(settings) << settings_of(folder_, port_);
  master_ = std::make_unique<ChildProcess>(
      std::vector<std::string>{kNginx, "-q", "-e", folder_ + "/errors", "-p", folder_, "-c", settings}, core);
  worker_ = child_of(master_->pid());  // which is after the master listens
  publisher_ = std::make_unique<HttpClient>(port_);
}

Nchan::~Nchan() {
  master_->signal(SIGTERM);
  master_->wait();
  std::filesystem::remove_all(folder_);
}

void Nchan::publish(std::string_view message) {
  const HttpClient::Answer answer = publisher_->request("POST", "/publish", message);
  if (answer.status < 200 || answer.status > 202) {
    throw std::runtime_error("nchan answered " + std::to_string(answer.status));
  }
}

// A message of one commit through nchan, against the plain loop that sends the same bytes: message by message in turns.
void measure_nchan(const Settings& settings, Report& report) {
  const std::size_t viewers = settings.viewers_of_each(2);
  report.begin("nchan with " + std::to_string(viewers) + " viewers");
  if (!Nchan::is_installed()) {
    report.add("not measured: nginx with libnginx-mod-nchan is not installed", 0, "");
    return;
  }
  Nchan nchan(settings.server_core);
  PlainLoopClient loop(settings.plain_loop, settings.server_core);
  nchan.publish(kWelcome);
  loop.welcome_at(0);
  Crowd theirs({.port = nchan.port(), .path = "/ws/draft/1/", .reads_in_gulps = true});
  Crowd plain({.port = loop.port(), .path = "/ws/draft/1/", .reads_in_gulps = true});
  const std::size_t before = user_bytes(nchan.pid());
  join_by_turns({{theirs, viewers}, {plain, viewers}});
  const auto grown = static_cast<double>(user_bytes(nchan.pid()) - before);

  Samples by_nchan;
  Samples by_loop;
  for (std::int64_t seq = 1; seq <= kMessagesARound * settings.rounds; ++seq) {
    const std::string message = message_of(seq);
    by_nchan.take(nchan.pid(), theirs, viewers, [&] {
      nchan.publish(message);
      return seq;
    });
    by_loop.take(loop.pid(), plain, viewers, [&] {
      loop.broadcast(message);
      return seq;
    });
  }
  report.add("nchan: CPU for each viewer", median(by_nchan.cost), "µs");
  report.add("plain loop: CPU for each viewer", median(by_loop.cost), "µs");
  report.add("ratio to the plain loop", median_ratio(by_nchan.cost, by_loop.cost), "×");
  report.add("nchan: a quiet viewer", grown / static_cast<double>(viewers), "bytes");
  Findings found = theirs.report().findings;
  found += plain.report().findings;
  report.add_faults(found);
}

}  // namespace draftwire::bench
