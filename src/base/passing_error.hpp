#pragma once

#include <cerrno>

namespace draftwire {

// Whether what failed with this errno may work later by itself: room on the disk, descriptors and memory come back; a
// right or a folder that is missing does not.
constexpr bool may_pass(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EIO:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      return true;
    default:
      return false;
  }
}

}  // namespace draftwire
