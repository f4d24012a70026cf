#pragma once

#include "app/store.hpp"

namespace draftwire::storage {

// Another draftwire process uses the database, and this one must not (decisions/0006).
class DatabaseInUse : public app::StoreError {
 public:
  using StoreError::StoreError;
};

}  // namespace draftwire::storage
