#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "app/channel.hpp"
#include "app/store.hpp"
#include "base/mutex.hpp"

namespace draftwire::app {

// Which tournaments and drafts are private, as this node saw them last: so that what is public costs no question to the
// store. Any thread; the store must outlive it.
class Privacy {
 public:
  explicit Privacy(Store& store) : store_(store) {}

  // Whether everybody may see it. False, too, for what is newer than the last look: `may_see` knows.
  [[nodiscard]] bool is_public(Channel channel) const EXCLUDES(known_);

  // Looks again. Blocks on the store; when that does not answer, nothing is taken for public until a look succeeds.
  void refresh() EXCLUDES(news_);
  // The same, when the channel is newer than the last look.
  void learn(Channel channel) EXCLUDES(news_);
  // Looks when a right was taken away somewhere since the last look. Throws StoreError, and then nothing has changed.
  void refresh_if_moved() EXCLUDES(news_);

  // ReadTransaction::access_version() at the last look.
  [[nodiscard]] std::int64_t access_version() const EXCLUDES(known_) { return known()->access_version; }

  // What has become private since this was asked last.
  [[nodiscard]] std::vector<Channel> take_newly_private() EXCLUDES(news_);

 private:
  using Known = std::shared_ptr<const PrivateChannels>;

  using News = std::vector<Channel>;

  [[nodiscard]] Known known() const EXCLUDES(known_) { return *known_.lock(); }
  void look(News& news) REQUIRES(news_) EXCLUDES(known_);
  void take_in(News& news, PrivateChannels now) REQUIRES(news_) EXCLUDES(known_);

  Store& store_;
  mutable Mutex<Known> known_{std::make_shared<const PrivateChannels>()};
  Mutex<News> news_ ACQUIRED_BEFORE(known_);  // held during a look: a later look is never overtaken by an earlier one
};

}  // namespace draftwire::app
