#include "net/head_lines.hpp"

namespace draftwire::net {

std::optional<HeadLines::Refusal> HeadLines::look(std::string_view bytes) {
  for (const char c : bytes) {
    if (is_whole_) return std::nullopt;
    if (++size_ > kMaxBytes) return Refusal{431, "The request's head is over 16 KiB."};
    if (is_behind_cr_ != (c == '\n')) return Refusal{400, "A line of the request's head does not end in CRLF."};
    if (c == '\0') return Refusal{400, "There is a NUL in the request's head."};
    if (c == '\r') {
      is_behind_cr_ = true;
    } else if (c == '\n') {
      is_behind_cr_ = false;
      is_whole_ = line_size_ == 0;
      line_size_ = 0;
      ++lines_;
      if (!is_whole_ && lines_ > 1 + kMaxHeaders) return Refusal{431, "The request has more than 100 headers."};
    } else {
      const bool is_folded = line_size_ == 0 && lines_ > 0 && (c == ' ' || c == '\t');
      if (is_folded) return Refusal{400, "A header of the request goes on in another line."};
      ++line_size_;
    }
  }
  return std::nullopt;
}

}  // namespace draftwire::net
