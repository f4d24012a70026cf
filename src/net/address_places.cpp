#include "net/address_places.hpp"

namespace draftwire::net {

AddressPlaces::Place AddressPlaces::take(const std::string& address) {
  auto all = taken_.lock();
  auto& taken = (*all)[address];
  if (taken == nullptr) taken = std::make_unique<Taken>(*this, address);
  if (taken->count >= each_) return {};
  ++taken->count;
  return Place(*taken);
}

void AddressPlaces::give_back(Taken& taken) {
  auto all = taken_.lock();
  if (--taken.count == 0) all->erase(all->find(taken.address));
}

}  // namespace draftwire::net
