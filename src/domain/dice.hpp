#pragma once

namespace draftwire::domain {

// A fair six-sided die. The rules only ask; where the numbers come from is the caller's matter.
class Dice {
 public:
  virtual ~Dice() = default;

  // 1 to 6.
  virtual int roll() = 0;
};

}  // namespace draftwire::domain
