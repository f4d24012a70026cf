#include "unit/realtime/fake_socket.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "unit/wire/inflated.hpp"
#include "wire/deflate.hpp"

namespace draftwire::testing {
namespace {

// The length of the first frame with its header, or nothing when it is not whole.
std::optional<std::pair<std::size_t, std::size_t>> first_frame(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])); };
  if ((byte(0) & 0xB0U) != 0x80U || (byte(1) & 0x80U) != 0) throw std::runtime_error("not a whole, unmasked frame");
  std::size_t header = 2;
  std::size_t length = byte(1);
  if (length >= 126) {
    const std::size_t extra = length == 126 ? 2 : 8;
    if (bytes.size() < 2 + extra) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < extra; ++i) length = length << 8 | byte(2 + i);
    header += extra;
  }
  if (bytes.size() < header + length) return std::nullopt;
  return std::pair(header, length);
}

std::vector<Message> take_frames(std::string& bytes) {
  std::vector<Message> messages;
  while (const auto frame = first_frame(bytes)) {
    const auto opcode = static_cast<wire::Frame::Opcode>(static_cast<unsigned char>(bytes[0]) & 0x0FU);
    const bool is_deflated = (static_cast<unsigned char>(bytes[0]) & 0x40U) != 0;
    std::string payload = bytes.substr(frame->first, frame->second);
    if (is_deflated) payload = inflated(payload, wire::kDeflateWindowBits);
    messages.push_back({opcode, std::move(payload), is_deflated});
    bytes.erase(0, frame->first + frame->second);
  }
  return messages;
}

}  // namespace

std::vector<Message> frames_in(std::string_view bytes) {
  std::string rest(bytes);
  std::vector<Message> messages = take_frames(rest);
  if (!rest.empty()) throw std::runtime_error("half a frame");
  return messages;
}

std::vector<Message> FakeSocket::take() {
  return take_frames(received);
}

std::vector<std::string> FakeSocket::take_texts() {
  std::vector<std::string> texts;
  for (Message& message : take()) {
    if (message.opcode == wire::Frame::Opcode::text) texts.push_back(std::move(message.payload));
  }
  return texts;
}

int FakeSender::add(FakeSocket& socket) {
  sockets_[++last_number_] = &socket;
  return last_number_;
}

void FakeSender::send(std::span<Parcel> parcels) {
  calls.push_back(parcels.size());
  std::size_t left = gets_to;
  for (Parcel& parcel : parcels) {
    parcel.taken = left > 0 ? sockets_.at(parcel.descriptor)->send(parcel.pieces).bytes : 0;
    if (left > 0) --left;
  }
}

realtime::Socket::Sent FakeSocket::send(std::span<const iovec> pieces) {
  ++sends;
  if (when_sent) when_sent();
  if (is_broken) return {0, true};
  Sent sent;
  for (const iovec& piece : pieces) {
    const std::size_t size = std::min(piece.iov_len, room);
    received.append(static_cast<const char*>(piece.iov_base), size);
    if (room != SIZE_MAX) room -= size;
    sent.bytes += size;
    if (size < piece.iov_len) break;
  }
  return sent;
}

void FakeSocket::make_room(std::size_t bytes) {
  room = bytes;
  if (std::exchange(is_waiting, false) && shard_ != nullptr) shard_->writable(viewer);
}

void FakeSocket::close(std::uint16_t code, std::string_view reason) {
  if (close_code || is_dropped) return;
  close_code = code;
  if (shard_ != nullptr) shard_->leave(viewer);
  viewer.finish_with(wire::close_frame(code, reason));
}

void FakeSocket::drop() {
  is_dropped = true;
  if (shard_ != nullptr) shard_->leave(viewer);
}

}  // namespace draftwire::testing
