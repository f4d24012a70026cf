#include "app/privacy.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace draftwire::app {
namespace {

constexpr std::int64_t kNeverLooked = -1;

template <class Id>
bool is_outside(const std::vector<Id>& privates, Id last, std::int64_t id) {
  return id <= last.value && !std::ranges::binary_search(privates, Id{id});
}

template <class Id>
void add_new(std::vector<Channel>& channels, const std::vector<Id>& before, const std::vector<Id>& now) {
  std::vector<Id> fresh;
  std::ranges::set_difference(now, before, std::back_inserter(fresh));
  for (const Id id : fresh) channels.push_back(Channel::of(id));
}

}  // namespace

bool Privacy::is_public(Channel channel) const {
  const Known seen = known();
  if (channel.kind == Channel::Kind::draft) return is_outside(seen->drafts, seen->last_draft, channel.id);
  return is_outside(seen->tournaments, seen->last_tournament, channel.id);
}

void Privacy::refresh() {
  look(*news_.lock());
}

void Privacy::learn(Channel channel) {
  auto news = news_.lock();
  const Known seen = known();
  const std::int64_t last = channel.kind == Channel::Kind::draft ? seen->last_draft.value : seen->last_tournament.value;
  if (channel.id > last) look(*news);
}

void Privacy::look(News& news) {
  try {
    take_in(news, store_.read([](const ReadTransaction& tx) { return tx.access().private_channels(); }));
  } catch (const StoreError&) {
    PrivateChannels unsure = *known();
    unsure.access_version = kNeverLooked;
    unsure.last_tournament = {};
    unsure.last_draft = {};
    *known_.lock() = std::make_shared<const PrivateChannels>(std::move(unsure));
  }
}

void Privacy::refresh_if_moved() {
  auto news = news_.lock();
  auto now = store_.read([seen = access_version()](const ReadTransaction& tx) -> std::optional<PrivateChannels> {
    if (tx.access().version() == seen) return std::nullopt;
    return tx.access().private_channels();
  });
  if (now) take_in(*news, std::move(*now));
}

std::vector<Channel> Privacy::take_newly_private() {
  return std::exchange(*news_.lock(), {});
}

void Privacy::take_in(News& news, PrivateChannels now) {
  const Known before = known();
  add_new(news, before->tournaments, now.tournaments);
  add_new(news, before->drafts, now.drafts);
  *known_.lock() = std::make_shared<const PrivateChannels>(std::move(now));
}

}  // namespace draftwire::app
