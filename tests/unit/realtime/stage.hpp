#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/metrics.hpp"
#include "realtime/audience.hpp"
#include "realtime/shard.hpp"
#include "unit/realtime/fake_loop.hpp"
#include "unit/realtime/fake_socket.hpp"
#include "unit/realtime/model_log.hpp"

namespace draftwire::testing {

enum class Sends { one_by_one, together };

// A shard with nothing real around it. One thread.
class Stage {
 public:
  explicit Stage(realtime::Options its_options = {}, Sends sends = Sends::one_by_one)
      : options(its_options),
        sender(sends == Sends::together ? std::make_unique<FakeSender>() : nullptr),
        shard(std::make_shared<realtime::Shard>(options, loop, log, audience, metrics, sender.get())) {
    shard->start();
    loop.run();
  }

  std::unique_ptr<FakeSocket> join(std::optional<realtime::ResumeFrom> resume = std::nullopt,
                                   wire::Frame::Form form = wire::Frame::Form::plain) {
    auto socket = std::make_unique<FakeSocket>(shard.get(), form, sender.get());
    shard->join(socket->viewer, ModelLog::channel(), std::move(resume));
    return socket;
  }

  // A viewer that has its first message, taken away.
  std::unique_ptr<FakeSocket> settled() {
    auto socket = join();
    settle();
    (void)socket->take();
    return socket;
  }

  wire::CommitFramePtr commit(int events = 1) {
    auto commit = log.commit(events);
    tell(commit);
    return commit;
  }

  void tell(const wire::CommitFramePtr& commit) { shard->committed(log.epoch, commit); }

  void change_setup() {
    ++log.setup;
    shard->setup_changed(ModelLog::kDraft, ModelLog::kTournament);
  }

  // Until all that is left to wait for is time.
  void settle() {
    loop.run();
    while (log.asked() > 0) {
      log.answer_all();
      loop.run();
    }
  }

  realtime::Options options;
  FakeLoop loop;
  ModelLog log;
  app::Attendance attendance;
  realtime::Audience audience{attendance};
  Metrics metrics;
  std::unique_ptr<FakeSender> sender;  // or none
  std::shared_ptr<realtime::Shard> shard;
};

}  // namespace draftwire::testing
