#include "live/node.hpp"

#include <signal.h>
#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace draftwire::bench {
namespace {

constexpr const char* kName = "bench";
constexpr const char* kPassword = "a long enough password";

}  // namespace

Node::Node(Options options) : options_(std::move(options)) {
  const auto within =
      options_.folder.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(options_.folder);
  folder_ = (within / "draftwire-bench-XXXXXX").string();
  if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no folder could be made: " + folder_);
  ChildProcess adds({options_.executable, "account", "add", kName, "--role", "admin", "--database",
                     "sqlite:" + folder_ + "/bench.db"},
                    options_.core, std::string(kPassword) + "\n");
  if (adds.wait() != 0) throw std::runtime_error("no account could be made");
  start();
  HttpClient client(port_);
  client.call("POST", "/session", {{"username", kName}, {"password", kPassword}});
  cookie_ = client.cookie();
}

Node::~Node() {
  if (process_ != nullptr) stop(SIGTERM);
  std::filesystem::remove_all(folder_);
}

HttpClient Node::staff() const {
  return HttpClient(port_, cookie_);
}

double Node::metric(const std::string& name) const {
  const std::string text = "\n" + HttpClient(port_).request("GET", "/metrics").body;
  const auto at = text.find("\n" + name + " ");
  if (at == std::string::npos) return 0;
  return std::stod(text.substr(at + name.size() + 2));
}

void Node::stop(int signal) {
  process_->signal(signal);
  process_->wait();
  process_.reset();
}

void Node::start() {
  process_ = std::make_unique<ChildProcess>(
      std::vector<std::string>{options_.executable, "serve", "--listen", "127.0.0.1:" + std::to_string(port_),
                               "--database", "sqlite:" + folder_ + "/bench.db", "--log-level", "error", "--sender",
                               options_.sender, "--threads", std::to_string(options_.threads), "--viewer-timeout",
                               std::to_string(options_.viewer_timeout)},
      options_.core);
  port_ = std::stoi(process_->line_after("listening on http://127.0.0.1:"));
}

}  // namespace draftwire::bench
