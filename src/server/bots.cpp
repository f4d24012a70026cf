#include "server/bots.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/log_limit.hpp"

namespace draftwire::server {
namespace {

constexpr std::size_t kConsidered = 3;

bool is_over(const domain::State& state) {
  return state.status == domain::Status::completed || state.status == domain::Status::aborted;
}

std::vector<domain::Player> best_left(const domain::State& state) {
  std::vector<domain::Player> pool;
  std::ranges::copy_if(state.players, std::back_inserter(pool), [](const auto& player) { return !player.team_id; });
  std::ranges::sort(pool, std::ranges::greater{}, &domain::Player::mmr);
  pool.resize(std::min(pool.size(), kConsidered));
  return pool;
}

}  // namespace

Bots::Bots(app::Store& store, app::DraftService& drafts, std::chrono::milliseconds pace)
    : store_(store), drafts_(drafts), pace_(pace), loop_("bots", [this] { take_turn(); }, [this] { stop(); }) {}

void Bots::play(domain::DraftId draft) {
  const auto view = drafts_.view(draft);
  auto news = news_.lock();
  news->draft = draft;
  news->state = view ? view->state : nullptr;
  changed_.notify_all();
}

void Bots::committed(const std::shared_ptr<const app::Commit>& commit) {
  auto news = news_.lock();
  if (news->draft != commit->state->id) return;
  news->state = commit->state;
  changed_.notify_all();
}

bool Bots::wait_until_over() {
  auto news = news_.lock();
  news.wait(changed_, [](const News& now) { return now.is_stopping || (now.state && is_over(*now.state)); });
  return !news->is_stopping;
}

bool Bots::wait_for_stop(std::chrono::milliseconds timeout) {
  return news_.lock().wait_for(changed_, timeout, [](const News& now) { return now.is_stopping; });
}

void Bots::stop() {
  news_.lock()->is_stopping = true;
  changed_.notify_all();
}

void Bots::take_turn() {
  std::shared_ptr<const domain::State> state;
  {
    auto news = news_.lock();
    news.wait(changed_, [&](const News& now) {
      return now.is_stopping || (now.state && now.state->on_clock && now.state != thought_about_);
    });
    if (news->is_stopping) return;
    state = news->state;
  }
  think_and_pick(*state);
  thought_about_ = state;
}

void Bots::think_and_pick(const domain::State& state) {
  std::uniform_real_distribution<double> hesitation(0.5, 1.5);
  const std::chrono::duration<double, std::milli> thinking(static_cast<double>(pace_.count()) * hesitation(random_));
  if (news_.lock().wait_for(changed_, thinking,
                            [&](const News& now) { return now.is_stopping || now.state.get() != &state; })) {
    return;
  }
  if (is_person_on_the_clock(state)) return;
  const auto considered = best_left(state);
  std::uniform_int_distribution<std::size_t> choice(0, considered.size() - 1);
  app::Identity captain;
  captain.seats.push_back({state.id, state.tournament_id, state.on_clock->team_id, state.on_clock->captain_id, "", 0});
  const domain::PickPlayer pick{considered[choice(random_)].id, state.on_clock->round};
  if (const auto picked = drafts_.execute(state.id, pick, captain); !picked) {
    spdlog::debug("a bot's pick was refused: {}", picked.error().detail);
  }
}

bool Bots::is_person_on_the_clock(const domain::State& state) {
  return store_.read([&](const app::ReadTransaction& tx) {
    return tx.seats().taken_at(state.id, state.on_clock->team_id).has_value();
  });
}

}  // namespace draftwire::server
