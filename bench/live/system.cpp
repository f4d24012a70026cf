#include "live/system.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace draftwire::bench {
namespace {

std::ifstream opened(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  return file;
}

}  // namespace

void pin_to_core(int core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<std::size_t>(core), &cores);
  if (::sched_setaffinity(0, sizeof cores, &cores) != 0) {
    throw std::runtime_error("there is no core " + std::to_string(core));
  }
}

void use_all_cores() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  for (std::size_t core = 0; core < CPU_SETSIZE; ++core) CPU_SET(core, &cores);
  (void)::sched_setaffinity(0, sizeof cores, &cores);
}

void go_first() {
  sched_param parameters{};
  parameters.sched_priority = 1;
  (void)::sched_setscheduler(0, SCHED_FIFO, &parameters);  // without the right to it, we are one of many
}

std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) throw std::runtime_error("no limit of descriptors is known");
  limit.rlim_cur = limit.rlim_max;
  (void)::setrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<std::size_t>(limit.rlim_cur);
}

std::chrono::nanoseconds cpu_time(pid_t process) {
  std::int64_t sum = 0;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
    std::int64_t of_task = 0;
    std::ifstream file(task.path() / "schedstat");  // the thread may have ended meanwhile
    if (file >> of_task) sum += of_task;
  }
  return std::chrono::nanoseconds(sum);
}

std::size_t user_bytes(pid_t process) {
  std::ifstream file = opened("/proc/" + std::to_string(process) + "/status");
  for (std::string word; file >> word;) {
    std::size_t kibibytes = 0;
    if (word == "RssAnon:" && file >> kibibytes) return kibibytes * 1024;
  }
  throw std::runtime_error("the kernel does not say RssAnon");
}

std::size_t kernel_socket_bytes() {
  std::ifstream file = opened("/proc/net/sockstat");
  bool is_tcp = false;
  for (std::string word; file >> word;) {
    if (word.ends_with(':')) is_tcp = word == "TCP:";
    std::size_t pages = 0;
    if (is_tcp && word == "mem" && file >> pages) return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  }
  throw std::runtime_error("the kernel does not say how much memory TCP uses");
}

}  // namespace draftwire::bench
