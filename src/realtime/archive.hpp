#pragma once

#include <functional>

#include "app/channel_log.hpp"
#include "base/lanes.hpp"
#include "base/metrics.hpp"
#include "realtime/audience.hpp"
#include "realtime/loop.hpp"
#include "realtime/read.hpp"

namespace draftwire::realtime {

template <class T>
using ThenDo = std::move_only_function<void(Read<T>)>;

// The log, asked without waiting. Every question gets one answer, later, on the thread that asked.
class Archive {
 public:
  virtual ~Archive() = default;

  virtual void initial_events(app::Channel channel, ThenDo<app::ChannelCut> then) = 0;
  virtual void snapshot(app::Channel channel, ThenDo<app::ChannelCut> then) = 0;
  virtual void commits_after(app::Channel channel, domain::Seq after, ThenDo<app::ChannelTail> then) = 0;
};

// Asks the channel log in the lane of joins, where channels take turns, for the shard of one loop, and has what it says
// deflated there when a viewer takes that. That loop's thread only. What it is given must outlive its last answer.
class WorkerArchive final : public Archive {
 public:
  WorkerArchive(app::ChannelLog& log, Lanes& lanes, Loop& loop, Metrics& metrics, Audience& audience)
      : log_(log), lanes_(lanes), loop_(loop), metrics_(metrics), audience_(audience) {}

  void initial_events(app::Channel channel, ThenDo<app::ChannelCut> then) override;
  void snapshot(app::Channel channel, ThenDo<app::ChannelCut> then) override;
  void commits_after(app::Channel channel, domain::Seq after, ThenDo<app::ChannelTail> then) override;

 private:
  template <class T, class Question>
  Read<T> answer_to(app::Channel channel, Question& question);
  template <class T, class Question>
  void ask(app::Channel channel, Question question, ThenDo<T> then);

  app::ChannelLog& log_;
  Lanes& lanes_;
  Loop& loop_;
  Metrics& metrics_;
  Audience& audience_;
};

}  // namespace draftwire::realtime
