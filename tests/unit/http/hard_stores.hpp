#pragma once

#include <memory>

#include "storage/rows/row_store.hpp"

namespace draftwire::testing {

// The store for the use cases of this run, around `store`. The environment's DRAFTWIRE_UNIT_STORE names it:
//   (none)              the store itself
//   runs-twice          each body runs twice, as when the database asks for a transaction again; the first run is
//   rolled
//                       back
//   fails-after-commit  when a request has changed something, the store does not answer it any more, as when the
//                       database went away in that moment: the change has to be acknowledged all the same
std::unique_ptr<app::Store> chosen_store(std::unique_ptr<storage::RowStore> store);

}  // namespace draftwire::testing
