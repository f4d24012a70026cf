#include "unit/realtime/night.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace draftwire::testing {
namespace {

using namespace std::chrono_literals;

void require(bool holds, const std::string& what) {
  if (!holds) throw std::logic_error(what);
}

}  // namespace

void Witness::read() {
  for (const std::string& text : socket->take_texts()) {
    if (text.starts_with("initial ") || text.starts_with("snapshot ")) {
      read_cut(text);
    } else {
      read_json(text);
    }
  }
}

void Witness::read_cut(const std::string& text) {
  std::istringstream words(text);
  std::string word;
  std::string of;
  domain::Seq seq = 0;
  words >> word >> of >> seq >> setup;
  if (word == "initial") {
    require(epoch.empty(), "a second first message");
    require(seq >= (of == "e1" ? head_at_join : 0), "older than what was known");
  } else {
    require(!epoch.empty(), "a snapshot before the first message");
    require(of != epoch || seq >= has, "back in time");
  }
  epoch = of;
  has = seq;
}

void Witness::read_json(const std::string& text) {
  const wire::Object message = wire::Value(boost::json::parse(text)).as_object();
  const auto type = std::string(message.at("type").as_string());
  if (type == "draft_events") {
    require(!epoch.empty(), "live before the first message");
    const domain::Seq last = end_of(message);
    require(text == ModelLog::frame_of(has + 1, last)->frame.payload(), "not the commit as the log has it");
    has = last;
  } else if (type == "resumed") {
    require(epoch.empty(), "resumed after the first message");
    epoch = std::string(message.at("epoch").as_string());
    has = asked_after;
    const domain::Seq last = end_of(message);
    std::vector<wire::CommitFramePtr> commits;
    if (last > has) commits.push_back(ModelLog::frame_of(has + 1, last));
    require(text == wire::resumed_frame(epoch, last, commits)->payload(), "not the events as the log has them");
    has = last;
  } else if (type == "heartbeat") {
    require(message.at("seq").as_int64() == has, "a heartbeat that is not true");
  } else {
    require(type == "viewers", "a message that nobody knows");
  }
}

domain::Seq Witness::end_of(const wire::Object& message) const {
  domain::Seq last = has;
  for (const wire::Value& event : message.at("events").as_array()) {
    require(event.at("seq").as_int64() == last + 1, "lost, doubled or out of order");
    ++last;
  }
  return last;
}

void Night::end() {
  stage_.log.is_available = true;
  while (!news_.empty()) hear(0);
  for (Witness& witness : witnesses_) wake(witness);
  let_everything_arrive();
  for (const Witness& witness : witnesses_) {
    if (stage_.log.head() > 0 || witness.socket->close_code) continue;
    if (witness.epoch != stage_.log.epoch) continue;  // that the log is another one comes with its next commit
    require(witness.setup == stage_.log.setup, "an old set-up");
  }
  stage_.tell(stage_.log.commit());
  let_everything_arrive();
  for (Witness& witness : witnesses_) {
    witness.read();
    if (witness.socket->close_code == 1013) continue;
    require(witness.epoch == stage_.log.epoch, "another log");
    require(witness.has == stage_.log.head(), "not everything");
    require(!witness.socket->close_code && !witness.socket->is_dropped, "thrown out");
    require(witness.socket->received.empty(), "half a message");
  }
}

realtime::Options Night::options() {
  realtime::Options options;
  options.ring_commits = 4;
  options.slice = 3;
  // Longer than a night, and no more: the wheel has a slot for every tick of it.
  options.stall_limit = 20min;
  options.silence_limit = 20min;
  options.viewers_every = 500ms;
  return options;
}

void Night::step() {
  switch (below_(16)) {
    case 0:
    case 1:
    case 2:
      return stage_.log.head() == 0 && below_(4) != 0 ? join() : commit();  // many come before the start
    case 3:
    case 4:
      if (!news_.empty()) hear(below_(4) == 0 ? below_(news_.size()) : 0);  // now and then out of order
      return;
    case 5:
      if (!news_.empty() && below_(4) == 0) news_.erase(news_.begin());  // lost
      return;
    case 6:
    case 7:
      return join();
    case 8:
      if (witnesses_.size() > 1 && below_(2) == 0) leave(below_(witnesses_.size()));
      return;
    case 9:
      return stall_or_wake();
    case 10:
      if (stage_.log.asked() > 0) stage_.log.answer_one(false);
      return;
    case 11:
      if (stage_.log.undelivered() > 0) stage_.log.deliver_one();
      return;
    case 12:
      if (stage_.log.head() == 0) stage_.change_setup();
      return;
    case 13:
      stage_.log.is_available = below_(5) != 0;
      return stage_.loop.advance(std::chrono::milliseconds(below_(400)));
    case 14:
      if (below_(60) == 0) {
        stage_.log.replace("e" + std::to_string(++epochs_));
        news_.clear();
      }
      return;
    default:
      for (std::size_t turns = below_(8); turns > 0; --turns) stage_.loop.run_one();
      for (Witness& witness : witnesses_) witness.read();
  }
}

void Night::let_everything_arrive() {
  for (int i = 0; i < 10; ++i) {
    while (stage_.log.undelivered() > 0) stage_.log.deliver_one();
    stage_.settle();
    for (Witness& witness : witnesses_) witness.read();
    stage_.loop.advance(300ms);
  }
}

void Night::commit() {
  const auto commit = stage_.log.commit(static_cast<int>(below_(3)) + 1);
  news_.emplace_back(stage_.log.epoch, commit);
  if (below_(3) != 0) hear(0);
}

void Night::hear(std::size_t which) {
  auto [epoch, commit] = news_[which];
  news_.erase(news_.begin() + static_cast<std::ptrdiff_t>(which));
  if (below_(2) == 0) commit = wire::with_deflated(*commit);
  stage_.shard->committed(epoch, commit);
  if (below_(8) == 0) stage_.shard->committed(epoch, commit);  // twice
  heard_ = epoch == "e1" ? std::max(heard_, commit->last_seq) : heard_;
}

void Night::join() {
  if (witnesses_.size() > 24) return;
  Witness witness;
  std::optional<realtime::ResumeFrom> resume;
  if (below_(2) == 0) {
    witness.asked_after = static_cast<domain::Seq>(below_(static_cast<std::size_t>(stage_.log.head()) + 3));
    resume = realtime::ResumeFrom{witness.asked_after, below_(5) == 0 ? "e0" : stage_.log.epoch};
  }
  witness.head_at_join = epochs_ == 1 ? heard_ : 0;
  const auto form = below_(2) == 0 ? wire::Frame::Form::deflated : wire::Frame::Form::plain;
  witness.socket = stage_.join(std::move(resume), form);
  witnesses_.push_back(std::move(witness));
}

void Night::leave(std::size_t which) {
  witnesses_[which].read();
  witnesses_.erase(witnesses_.begin() + static_cast<std::ptrdiff_t>(which));
}

void Night::stall_or_wake() {
  if (witnesses_.empty()) return;
  Witness& witness = witnesses_[below_(witnesses_.size())];
  if (witness.is_slow && below_(3) == 0) return wake(witness);
  witness.is_slow = true;
  witness.socket->make_room(below_(200));
}

void Night::wake(Witness& witness) {
  witness.is_slow = false;
  witness.socket->make_room(SIZE_MAX);
}

}  // namespace draftwire::testing
