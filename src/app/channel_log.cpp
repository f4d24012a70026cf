#include "app/channel_log.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::app {
namespace {

constexpr int kFirstMessageEvents = 20;
constexpr int kEventsPerRead = 500;

std::vector<wire::DraftHead> draft_heads(const ReadTransaction& tx, domain::TournamentId id) {
  std::vector<wire::DraftHead> heads;
  for (const DraftRecord& record : tx.drafts().of(id)) {
    heads.push_back({record.id, record.style, record.status, record.seq, record.name});
  }
  return heads;
}

template <class Id>
std::vector<domain::Event> last_events(const ReadTransaction& tx, Id id) {
  std::vector<domain::Event> events = tx.log().before(id, std::nullopt, kFirstMessageEvents);
  std::reverse(events.begin(), events.end());
  return events;
}

template <class Id>
std::vector<domain::Event> all_events_after(const ReadTransaction& tx, Id id, domain::Seq after,
                                            domain::Seq domain::Event::* position) {
  std::vector<domain::Event> events;
  while (true) {
    std::vector<domain::Event> more = tx.log().after(id, after, kEventsPerRead);
    const bool is_last = more.size() < static_cast<std::size_t>(kEventsPerRead);
    if (!more.empty()) after = more.back().*position;
    std::move(more.begin(), more.end(), std::back_inserter(events));
    if (is_last) return events;
  }
}

domain::DraftId draft_of(Channel channel) {
  return {channel.id};
}
domain::TournamentId tournament_of(Channel channel) {
  return {channel.id};
}

}  // namespace

template <class DraftFrame, class TournamentFrame>
std::optional<ChannelCut> ChannelLog::cut(Channel channel, DraftFrame draft_frame, TournamentFrame tournament_frame) {
  return store_.read([&](const ReadTransaction& tx) -> std::optional<ChannelCut> {
    const std::string& epoch = tx.epoch();
    if (channel.kind == Channel::Kind::draft) {
      const auto state = states_.at_head(tx, draft_of(channel));
      if (state == nullptr) return std::nullopt;
      return ChannelCut{epoch, state->seq, draft_frame(tx, epoch, *state),
                        tx.tournaments().setup_version(state->tournament_id)};
    }
    const domain::TournamentId id = tournament_of(channel);
    if (!tx.tournaments().find(id)) return std::nullopt;
    const domain::Seq head = tx.log().head(id);
    return ChannelCut{epoch, head, tournament_frame(tx, epoch, head), tx.tournaments().setup_version(id)};
  });
}

std::optional<ChannelCut> ChannelLog::initial_events(Channel channel) {
  return cut(
      channel,
      [&](const ReadTransaction& tx, const std::string& epoch, const domain::State& state) {
        return wire::initial_events_frame(epoch, state.seq, last_events(tx, draft_of(channel)), state);
      },
      [&](const ReadTransaction& tx, const std::string& epoch, domain::Seq head) {
        const domain::TournamentId id = tournament_of(channel);
        return wire::initial_events_frame(epoch, head, last_events(tx, id), draft_heads(tx, id));
      });
}

std::optional<ChannelCut> ChannelLog::snapshot(Channel channel) {
  return cut(
      channel,
      [](const ReadTransaction&, const std::string& epoch, const domain::State& state) {
        return wire::snapshot_frame(epoch, state);
      },
      [&](const ReadTransaction& tx, const std::string& epoch, domain::Seq head) {
        return wire::snapshot_frame(epoch, head, draft_heads(tx, tournament_of(channel)));
      });
}

std::optional<ChannelTail> ChannelLog::commits_after(Channel channel, domain::Seq after) {
  struct Tail {
    std::string epoch;
    domain::Seq head = 0;
    std::vector<domain::Event> events;
  };
  const auto tail = store_.read([&](const ReadTransaction& tx) -> std::optional<Tail> {
    if (channel.kind == Channel::Kind::draft) {
      const auto record = tx.drafts().find(draft_of(channel));
      if (!record) return std::nullopt;
      return Tail{tx.epoch(), record->seq, all_events_after(tx, draft_of(channel), after, &domain::Event::seq)};
    }
    const domain::TournamentId id = tournament_of(channel);
    if (!tx.tournaments().find(id)) return std::nullopt;
    return Tail{tx.epoch(), tx.log().head(id), all_events_after(tx, id, after, &domain::Event::tournament_seq)};
  });
  if (!tail) return std::nullopt;
  return ChannelTail{tail->epoch, tail->head, commit_frames(tail->events)};
}

std::vector<wire::CommitFramePtr> commit_frames(std::span<const domain::Event> events) {
  std::vector<wire::CommitFramePtr> commits;
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= events.size(); ++end) {
    const bool is_boundary = end == events.size() || events[end].commit_seq != events[begin].commit_seq ||
                             events[end].draft_id != events[begin].draft_id;
    if (!is_boundary) continue;
    commits.push_back(wire::commit_frame(events.subspan(begin, end - begin)));
    begin = end;
  }
  return commits;
}

}  // namespace draftwire::app
