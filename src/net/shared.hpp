#pragma once

#include <atomic>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/lanes.hpp"
#include "base/metrics.hpp"
#include "base/rate_limit.hpp"
#include "http/message.hpp"
#include "net/address_places.hpp"
#include "net/deadlines.hpp"
#include "net/memory_budget.hpp"
#include "net/reactor.hpp"
#include "net/request_ids.hpp"
#include "net/server.hpp"
#include "realtime/shard.hpp"

namespace draftwire::net {

// A number of places, taken and given back. Any thread.
class Places {
 public:
  explicit Places(std::size_t limit) : limit_(limit) {}

  // One place, for as long as it lives.
  class Place {
   public:
    Place() = default;
    explicit Place(Places& places) : places_(&places) {}
    Place(Place&& other) noexcept : places_(std::exchange(other.places_, nullptr)) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(places_, other.places_);
      return *this;
    }
    ~Place() {
      if (places_ != nullptr) places_->taken_.fetch_sub(1);
    }

    explicit operator bool() const { return places_ != nullptr; }

   private:
    Places* places_ = nullptr;
  };

  // Empty when all are taken.
  [[nodiscard]] Place take() {
    if (taken_.fetch_add(1) >= limit_) {
      taken_.fetch_sub(1);
      return {};
    }
    return Place(*this);
  }

  [[nodiscard]] std::size_t limit() const { return limit_; }
  [[nodiscard]] std::size_t taken() const { return taken_.load(); }

 private:
  const std::size_t limit_;
  std::atomic<std::size_t> taken_{0};
};

// What a connection has for as long as it lives.
struct Admission {
  Places::Place place;
  AddressPlaces::Place of_address;  // empty for who has no limit
};

// Says in the log what is wrong with a peer that was to send a PROXY header. Any thread.
void warn_of_proxy(std::string_view peer, std::string_view what);

// What all connections of the server share; outlives them. Any thread.
struct Shared {
  Shared(const ServerOptions& its_options, http::Handler& its_handler, Lanes& its_lanes, Metrics& its_metrics,
         std::size_t connection_limit, std::size_t viewer_limit)
      : options(its_options),
        handler(its_handler),
        lanes(its_lanes),
        metrics(its_metrics),
        connections(connection_limit),
        viewers(viewer_limit),
        addresses(its_options.max_connections_per_address),
        handshakes(its_options.handshakes),
        writes(its_options.writes),
        memory(its_options.memory_budget) {}

  const ServerOptions& options;
  http::Handler& handler;
  Lanes& lanes;
  Metrics& metrics;
  Places connections;
  Places viewers;
  AddressPlaces addresses;
  RateLimit handshakes;  // of one address
  RateLimit writes;      // of one address
  MemoryBudget memory;
  RequestIds request_ids;
  std::atomic<bool> is_draining{false};
};

// What the connections of one reactor share; outlives them. Its thread only.
struct Desk {
  Shared& shared;
  Reactor& reactor;
  realtime::Shard& shard;
  Deadlines deadlines{};
};

}  // namespace draftwire::net
