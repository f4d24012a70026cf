#pragma once

#include <cstddef>

namespace draftwire::net {

// Raises this process's soft limit of descriptors to its hard one. Returns how many it may open.
std::size_t raise_descriptor_limit();

// What a number of descriptors is divided into: some are the database's and the logs', some connections that ask
// something, the rest viewers.
struct Capacity {
  std::size_t connections = 0;
  std::size_t viewers = 0;  // among the connections
};

Capacity capacity_of(std::size_t descriptors);

}  // namespace draftwire::net
