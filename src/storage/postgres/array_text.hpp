#pragma once

#include <cstdint>
#include <string>

namespace draftwire::storage {

// `{1,2,3}`, as PostgreSQL reads arrays.
class ArrayText {
 public:
  void add(std::int64_t value) {
    if (text_.size() > 1) text_ += ',';
    text_ += std::to_string(value);
  }
  [[nodiscard]] bool is_empty() const { return text_.size() == 1; }
  [[nodiscard]] std::string text() const { return text_ + '}'; }

 private:
  std::string text_ = "{";
};

}  // namespace draftwire::storage
