#include "server/os_dice.hpp"

#include <sodium.h>

namespace draftwire::server {

int OsDice::roll() {
  return 1 + static_cast<int>(randombytes_uniform(6));
}

}  // namespace draftwire::server
