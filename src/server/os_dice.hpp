#pragma once

#include "domain/dice.hpp"

namespace draftwire::server {

// Dice from the operating system's generator, without modulo bias. Any thread. libsodium must be initialised.
class OsDice final : public domain::Dice {
 public:
  int roll() override;
};

}  // namespace draftwire::server
