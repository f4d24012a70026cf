#include "net/uring_sender.hpp"

#include <gtest/gtest.h>
#include <liburing.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include "unit/net/house.hpp"

namespace draftwire::net {
namespace {

using Parcel = realtime::BatchSender::Parcel;

// Containers often forbid it.
bool has_io_uring() {
  io_uring queue{};
  if (::io_uring_queue_init(1, &queue, 0) != 0) return false;
  ::io_uring_queue_exit(&queue);
  return true;
}

// One end to send by, the other to read from.
class Ends {
 public:
  Ends() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0); }
  ~Ends() {
    for (const int end : ends_) {
      if (end >= 0) ::close(end);
    }
  }
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;

  [[nodiscard]] int sender() const { return ends_[0]; }
  void close_reader() { ::close(std::exchange(ends_[1], -1)); }

  // What is there now.
  [[nodiscard]] std::string received() const {
    std::string all;
    std::array<char, 4096> buffer;
    for (ssize_t size = 0; (size = ::recv(ends_[1], buffer.data(), buffer.size(), MSG_DONTWAIT)) > 0;) {
      all.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return all;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

iovec piece_of(const std::string& text) {
  return {const_cast<char*>(text.data()), text.size()};
}

// Of this process's io_urings, the last one's.
int descriptor_of_io_uring() {
  int found = -1;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;  // the directory's own descriptor
    const auto target = std::filesystem::read_symlink(entry.path(), gone);
    if (target == "anon_inode:[io_uring]") found = std::stoi(entry.path().filename());
  }
  return found;
}

TEST(UringSender, is_refused_in_one_clear_line_where_the_kernel_gives_none) {
  if (has_io_uring()) {
    EXPECT_NO_THROW(UringSender());
    return;
  }
  try {
    const UringSender sender;
    ADD_FAILURE() << "it was made";
  } catch (const IoUringError& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("the kernel gives no io_uring (")) << error.what();
  }
}

// Where there is an io_uring; elsewhere that it is refused is all that there is to test.
class UringSenderTest : public ::testing::Test {
 protected:
  void send(std::vector<Parcel>& parcels) { sender->send(parcels); }

  const bool is_here = has_io_uring();
  std::unique_ptr<UringSender> sender = is_here ? std::make_unique<UringSender>() : nullptr;
};

TEST_F(UringSenderTest, sends_to_each_of_many_what_is_for_it) {
  if (!is_here) return;
  const std::vector<Ends> ends(200);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < ends.size(); ++i) texts.push_back("message " + std::to_string(i) + ", ");
  const std::string end = "the end";
  std::vector<std::array<iovec, 2>> pieces;
  for (const std::string& text : texts) pieces.push_back({piece_of(text), piece_of(end)});
  std::vector<Parcel> parcels;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    parcels.push_back({.descriptor = ends[i].sender(), .pieces = std::span(pieces[i]).first(1 + i % 2)});
  }
  send(parcels);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const std::string wanted = i % 2 == 0 ? texts[i] : texts[i] + end;
    EXPECT_EQ(ends[i].received(), wanted);
    EXPECT_EQ(parcels[i].taken, wanted.size());
  }
}

TEST_F(UringSenderTest, waits_for_no_socket_that_is_full) {
  if (!is_here) return;
  const Ends full;
  const Ends empty;
  const std::string flood(std::size_t{4} << 20U, 'x');
  const iovec flood_piece = piece_of(flood);
  std::vector<Parcel> first{{.descriptor = full.sender(), .pieces = {&flood_piece, 1}}};
  send(first);
  EXPECT_LT(first[0].taken, flood.size());
  while (::send(full.sender(), flood.data(), 1, MSG_DONTWAIT) > 0) continue;

  const std::string text = "hello";
  const iovec piece = piece_of(text);
  std::vector<Parcel> second{{.descriptor = full.sender(), .pieces = {&piece, 1}},
                             {.descriptor = empty.sender(), .pieces = {&piece, 1}}};
  send(second);
  EXPECT_EQ(second[0].taken, 0U);
  EXPECT_EQ(second[1].taken, text.size());
  EXPECT_EQ(empty.received(), text);
}

TEST_F(UringSenderTest, is_not_ended_by_broken_lines) {
  if (!is_here) return;
  Ends broken;
  broken.close_reader();
  const Ends whole;
  const std::string text = "hello";
  const iovec piece = piece_of(text);
  std::vector<Parcel> parcels{{.descriptor = broken.sender(), .pieces = {&piece, 1}},
                              {.descriptor = 1 << 20, .pieces = {&piece, 1}},
                              {.descriptor = whole.sender(), .pieces = {&piece, 1}}};
  send(parcels);
  EXPECT_EQ(parcels[0].taken, 0U);
  EXPECT_EQ(parcels[1].taken, 0U);
  EXPECT_EQ(whole.received(), text);
}

TEST_F(UringSenderTest, takes_nothing_through_a_ring_that_fails_and_makes_it_anew) {
  if (!is_here) return;
  const Ends ends;
  const std::string text = "hello";
  const iovec piece = piece_of(text);
  std::vector<Parcel> parcels{{.descriptor = ends.sender(), .pieces = {&piece, 1}}};
  send(parcels);
  EXPECT_EQ(ends.received(), text);
  const int io_uring = descriptor_of_io_uring();
  ASSERT_GE(io_uring, 0);
  ASSERT_GE(::dup2(ends.sender(), io_uring), 0);  // no io_uring any more
  send(parcels);
  EXPECT_EQ(parcels[0].taken, 0U);
  EXPECT_EQ(ends.received(), "");
  send(parcels);
  EXPECT_EQ(parcels[0].taken, text.size());
  EXPECT_EQ(ends.received(), text);
}

TEST_F(UringSenderTest, serves_viewers_fast_and_slow) {
  if (!is_here) return;
  testing::House::Plan plan;
  plan.server.sends_by_io_uring = true;
  testing::House house(std::move(plan));
  house.commit();
  std::vector<std::unique_ptr<testing::Client>> viewers;
  for (int i = 0; i < 40; ++i) {
    viewers.push_back(std::make_unique<testing::Client>(house.port(), i % 4 == 0 ? std::optional(1024) : std::nullopt));
    viewers.back()->watch("/ws/draft/7/");
    static_cast<void>(viewers.back()->text_of_type("initial_events"));
  }
  std::vector<std::string> seqs;
  for (int i = 0; i < 200; ++i) {
    for (const auto& event : house.commit()->events) seqs.push_back("\"seq\":" + std::to_string(event.seq) + ",");
  }
  for (const auto& viewer : viewers) {
    std::string seen;
    while (!seen.contains(seqs.back())) seen += viewer->text_of_type("draft_events");
    std::size_t at = 0;
    for (const std::string& seq : seqs) {
      at = seen.find(seq, at);
      ASSERT_NE(at, std::string::npos) << seq;
    }
  }
}

}  // namespace
}  // namespace draftwire::net
