#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/mutex.hpp"

namespace draftwire::net {

// How many connections each address has at once. Any thread; must outlive its places. Remembers an address for as long
// as it has one.
class AddressPlaces {
  struct Taken {
    AddressPlaces& places;
    const std::string address;
    std::size_t count = 0;  // guarded by `taken_`
  };

 public:
  explicit AddressPlaces(std::size_t each) : each_(each) {}

  // One place, for as long as it lives.
  class Place {
   public:
    Place() = default;
    Place(Place&& other) noexcept : taken_(std::exchange(other.taken_, nullptr)) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(taken_, other.taken_);
      return *this;
    }
    ~Place() {
      if (taken_ != nullptr) taken_->places.give_back(*taken_);
    }

    explicit operator bool() const { return taken_ != nullptr; }

   private:
    friend class AddressPlaces;
    explicit Place(Taken& taken) : taken_(&taken) {}

    Taken* taken_ = nullptr;
  };

  // Empty when the address has all of its places.
  [[nodiscard]] Place take(const std::string& address);

  [[nodiscard]] std::size_t addresses() { return taken_.lock()->size(); }

 private:
  void give_back(Taken& taken);

  const std::size_t each_;
  Mutex<std::unordered_map<std::string, std::unique_ptr<Taken>>> taken_;
};

}  // namespace draftwire::net
