#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace draftwire::net {

// Finds the end of a request's head and refuses, before anybody parses it, what servers read differently (RFC 9112
// §11.2): lines that don't end in CRLF, folded lines, NUL. A head has 16 KiB at most, and 100 headers. Pure.
class HeadLines {
 public:
  static constexpr std::size_t kMaxBytes = 16 * 1024;
  static constexpr std::size_t kMaxHeaders = 100;

  struct Refusal {
    int status = 400;
    std::string_view detail;  // static
  };

  // Looks at the bytes behind those that it has seen, as far as the head goes.
  [[nodiscard]] std::optional<Refusal> look(std::string_view bytes);

  [[nodiscard]] bool is_whole() const { return is_whole_; }
  // How many bytes of the head it has seen.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::size_t size_ = 0;
  std::size_t lines_ = 0;
  std::size_t line_size_ = 0;  // of the line under way, without its end
  bool is_behind_cr_ = false;
  bool is_whole_ = false;
};

}  // namespace draftwire::net
