#include "base/exception_text.hpp"

#include <exception>

namespace draftwire {

std::string current_exception_text() {
  try {
    throw;
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "something was thrown that is no exception";
  }
}

}  // namespace draftwire
