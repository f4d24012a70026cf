#pragma once

#include <string>

namespace draftwire::storage {

// 128 random bits in hexadecimal: the name of a log that no other has.
std::string new_epoch();

}  // namespace draftwire::storage
