#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>

// What the operating system says about a process, and what we ask of it. Any thread.
namespace draftwire::bench {

// The calling thread and all threads and processes that it starts from now on.
void pin_to_core(int core);
void use_all_cores();

// Ahead of everybody who shares its core, when we may: for the calling thread.
void go_first();

// Raises the soft limit of descriptors to the hard one and returns it.
std::size_t raise_descriptor_limit();

// User and system time of all living threads (proc(5): the first field of schedstat, in nanoseconds).
std::chrono::nanoseconds cpu_time(pid_t process);

// What the process has written to itself: heap and stacks (RssAnon of proc(5)).
std::size_t user_bytes(pid_t process);

// Of all TCP sockets of the machine (the `mem` of sockstat).
std::size_t kernel_socket_bytes();

}  // namespace draftwire::bench
