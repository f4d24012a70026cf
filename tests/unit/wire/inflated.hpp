#pragma once

#include <zlib.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace draftwire::testing {

// A deflated message as a peer with this window reads it (RFC 7692 §7.2.2), by itself. Throws when it can't be.
inline std::string inflated(std::string_view payload, int window_bits = 15) {
  std::string in(payload);
  in.append("\0\0\xFF\xFF", 4);
  z_stream stream{};
  if (::inflateInit2(&stream, -window_bits) != Z_OK) throw std::runtime_error("no inflater");
  std::string out;
  std::string piece(65'536, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  int result = Z_OK;
  do {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    result = ::inflate(&stream, Z_SYNC_FLUSH);
    out.append(piece, 0, piece.size() - stream.avail_out);
  } while (result == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
  const bool is_whole = (result == Z_OK || result == Z_BUF_ERROR) && stream.avail_in == 0;
  ::inflateEnd(&stream);
  if (!is_whole) throw std::runtime_error("not deflated");
  return out;
}

}  // namespace draftwire::testing
