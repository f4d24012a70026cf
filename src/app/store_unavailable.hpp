#pragma once

#include "app/store.hpp"

namespace draftwire::app {

// It may do better later without anybody changing a setting: the database is not started yet, the disk is full.
class StoreUnavailable : public StoreError {
 public:
  using StoreError::StoreError;
};

}  // namespace draftwire::app
