#include "realtime/hub.hpp"

#include <utility>

#include "realtime/archive.hpp"
#include "realtime/shard.hpp"

namespace draftwire::realtime {

struct Hub::Attached {
  Attached(const Options& options, app::ChannelLog& log, Lanes& lanes, Metrics& metrics, Audience& audience,
           Loop& its_loop, BatchSender* sender)
      : loop(its_loop),
        archive(log, lanes, its_loop, metrics, audience),
        shard(std::make_shared<Shard>(options, its_loop, archive, audience, metrics, sender)) {}

  Loop& loop;
  WorkerArchive archive;
  std::shared_ptr<Shard> shard;
};

Hub::Hub(Options options, app::ChannelLog& log, app::Attendance& attendance, Lanes& lanes, Metrics& metrics)
    : options_(options), log_(log), lanes_(lanes), metrics_(metrics), audience_(attendance) {}

Hub::~Hub() = default;

template <class Task>
void Hub::tell_shards(const Task& task) {
  auto shards = shards_.lock();
  for (const std::unique_ptr<Attached>& attached : *shards) {
    attached->loop.post([shard = std::weak_ptr<Shard>(attached->shard), task] {
      if (const auto alive = shard.lock()) task(*alive);
    });
  }
}

void Hub::committed(const std::shared_ptr<const app::Commit>& commit) {
  relayed(commit->epoch, commit->frame);
}

void Hub::relayed(const std::string& epoch, const wire::CommitFramePtr& commit) {
  wire::CommitFramePtr frame = commit;
  const bool is_deflated_taken = audience_.takes_deflated(app::Channel::of(frame->draft_id)) ||
                                 audience_.takes_deflated(app::Channel::of(frame->tournament_id));
  if (is_deflated_taken) {
    frame = wire::with_deflated(*frame);
    metrics_.message_deflated();
  }
  tell_shards([epoch, frame](Shard& shard) { shard.committed(epoch, frame); });
}

void Hub::setup_changed(domain::DraftId draft, domain::TournamentId tournament) {
  tell_shards([draft, tournament](Shard& shard) { shard.setup_changed(draft, tournament); });
}

void Hub::tournament_changed(domain::TournamentId tournament) {
  tell_shards([tournament](Shard& shard) { shard.tournament_changed(tournament); });
}

void Hub::tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) {
  tell_shards([tournament, drafts](Shard& shard) { shard.tournament_deleted(tournament, drafts); });
}

void Hub::heads_seen(const app::NodeNews& news) {
  for (const app::ChannelHead& head : news.heads) audience_.set_elsewhere(head.channel, head.viewers_elsewhere);
  tell_shards([shared = std::make_shared<const app::NodeNews>(news)](Shard& shard) { shard.heads_seen(*shared); });
}

void Hub::vanished(const std::vector<app::Channel>& channels) {
  tell_shards([channels](Shard& shard) { shard.vanished(channels); });
}

void Hub::store_is_away(bool is_away) {
  tell_shards([is_away](Shard& shard) { shard.store_is_away(is_away); });
}

void Hub::send_back(const std::vector<app::Channel>& channels) {
  if (channels.empty()) return;
  tell_shards([channels](Shard& shard) { shard.send_back(channels); });
}

Shard& Hub::attach(Loop& loop, BatchSender* sender) {
  auto shards = shards_.lock();
  shards->push_back(std::make_unique<Attached>(options_, log_, lanes_, metrics_, audience_, loop, sender));
  shards->back()->shard->start();
  return *shards->back()->shard;
}

void Hub::detach() {
  shards_.lock()->clear();
}

}  // namespace draftwire::realtime
