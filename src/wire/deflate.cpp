#include "wire/deflate.hpp"

#include <zlib.h>

#include <cassert>
#include <new>

namespace draftwire::wire {
namespace {

constexpr int kLevel = 6;
constexpr int kMemoryLevel = 5;
constexpr std::size_t kEmptyBlock = 4;  // 00 00 FF FF, at the end of whatever was flushed

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
    out.resize(out.size() - stream_.avail_out - kEmptyBlock);
    return out;
  }

 private:
  z_stream stream_{};
};

}  // namespace

std::string deflated(std::string_view payload) {
  thread_local Deflater deflater;
  return deflater.run(payload);
}

}  // namespace draftwire::wire
