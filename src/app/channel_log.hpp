#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/channel.hpp"
#include "app/state_cache.hpp"
#include "app/store.hpp"
#include "wire/frame.hpp"

namespace draftwire::app {

// A message about a channel, and the exact position in its log at which it was cut.
struct ChannelCut {
  std::string epoch;
  domain::Seq seq = 0;
  wire::FramePtr frame;
  std::int64_t setup_version = 0;  // ReadTransaction::setup_version() of what it shows
};

// The commits of a channel after a cursor, up to its head. When the cursor lies inside a commit, the first one is
// the rest of that.
struct ChannelTail {
  std::string epoch;
  domain::Seq seq = 0;
  std::vector<wire::CommitFramePtr> commits;
};

// The logs as viewers see them, each answer from one consistent view of the store. Nothing: no such channel.
// Worker threads; calls block and throw StoreError. The store and the cache must outlive it.
class ChannelLog {
 public:
  ChannelLog(Store& store, StateCache& states) : store_(store), states_(states) {}

  // The last 20 events with the state, or with the list of drafts on a tournament's channel.
  std::optional<ChannelCut> initial_events(Channel channel);

  std::optional<ChannelCut> snapshot(Channel channel);

  // All of them, however many. A cursor beyond the head gives no commits and the head.
  std::optional<ChannelTail> commits_after(Channel channel, domain::Seq after);

 private:
  template <class DraftFrame, class TournamentFrame>
  std::optional<ChannelCut> cut(Channel channel, DraftFrame draft_frame, TournamentFrame tournament_frame);

  Store& store_;
  StateCache& states_;
};

// Cuts a piece of a channel's log into commits, which never mix drafts.
std::vector<wire::CommitFramePtr> commit_frames(std::span<const domain::Event> events);

}  // namespace draftwire::app
