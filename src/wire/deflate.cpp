#include "wire/deflate.hpp"

#include <zlib.h>

#include <array>
#include <cassert>
#include <new>
#include <optional>

namespace draftwire::wire {
namespace {

constexpr int kLevel = 6;
constexpr int kMemoryLevel = 5;
// At the end of whatever was flushed.
constexpr std::string_view kEmptyBlock("\0\0\xFF\xFF", 4);

// Each message begins with an empty window. Its thread only.
class Deflater {
 public:
  Deflater() {
    const int made =
        ::deflateInit2(&stream_, kLevel, Z_DEFLATED, -kDeflateWindowBits, kMemoryLevel, Z_DEFAULT_STRATEGY);
    if (made != Z_OK) throw std::bad_alloc();
  }
  ~Deflater() { ::deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string run(std::string_view payload) {
    ::deflateReset(&stream_);
    constexpr std::size_t kRoomForFlush = 16;
    std::string out(::deflateBound(&stream_, payload.size()) + kRoomForFlush, '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(payload.data()));  // zlib reads only
    stream_.avail_in = static_cast<uInt>(payload.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    [[maybe_unused]] const int done = ::deflate(&stream_, Z_SYNC_FLUSH);
    assert(done == Z_OK && stream_.avail_in == 0 && stream_.avail_out > 0);
    out.resize(out.size() - stream_.avail_out - kEmptyBlock.size());
    return out;
  }

 private:
  z_stream stream_{};
};

class Inflater {
 public:
  Inflater() {
    if (::inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { ::inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  std::expected<std::string, NotInflated> run(std::string_view payload, std::size_t limit) {
    ::inflateReset(&stream_);
    std::string out;
    for (const std::string_view part : {payload, kEmptyBlock}) {
      if (const auto failed = feed(part, limit, out)) return std::unexpected(*failed);
    }
    return out;
  }

 private:
  std::optional<NotInflated> feed(std::string_view part, std::size_t limit, std::string& out) {
    std::array<char, 16 * 1024> buffer;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));  // zlib reads only
    stream_.avail_in = static_cast<uInt>(part.size());
    while (true) {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = static_cast<uInt>(buffer.size());
      const int result = ::inflate(&stream_, Z_SYNC_FLUSH);
      out.append(buffer.data(), buffer.size() - stream_.avail_out);
      if (out.size() > limit) return NotInflated::too_long;
      if (result == Z_STREAM_END) {
        ::inflateReset(&stream_);  // a block may be marked as the last (§7.2.3.5)
      } else if (result == Z_BUF_ERROR || (result == Z_OK && stream_.avail_in == 0 && stream_.avail_out > 0)) {
        return std::nullopt;
      } else if (result != Z_OK) {
        return NotInflated::broken;
      }
    }
  }

  z_stream stream_{};
};

}  // namespace

std::string deflated(std::string_view payload) {
  thread_local Deflater deflater;
  return deflater.run(payload);
}

std::expected<std::string, NotInflated> inflated(std::string_view payload, std::size_t limit) {
  thread_local Inflater inflater;
  return inflater.run(payload, limit);
}

}  // namespace draftwire::wire
