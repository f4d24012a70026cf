#pragma once

#include <string>

#include "wire/json.hpp"

namespace draftwire::testing {

// Compares with tests/unit/wire/golden/NAME.json. With DRAFTWIRE_REGENERATE_GOLDEN=1 in the environment it writes that
// file instead, for review as a diff.
void expect_golden(const std::string& name, const wire::Value& value);

}  // namespace draftwire::testing
