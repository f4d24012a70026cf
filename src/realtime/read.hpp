#pragma once

#include <cstdint>
#include <expected>

namespace draftwire::realtime {

// Why a question to the log has no answer.
enum class Unread : std::uint8_t {
  no_such_channel,
  unavailable,  // the store failed or too much waits: worth asking again
};

template <class T>
using Read = std::expected<T, Unread>;

}  // namespace draftwire::realtime
