#include "unit/realtime/memory_store.hpp"

#include <algorithm>
#include <stdexcept>

namespace draftwire::testing {
namespace {

constexpr auto kEpoch = "memory";

[[noreturn]] void unasked() {
  throw std::logic_error("no channel asks this of a store");
}

class DraftsInMemory final : public app::DraftStore {
 public:
  explicit DraftsInMemory(MemoryStore::League& league) : league_(league) {}

  std::vector<app::DraftRecord> all() const override { unasked(); }
  std::vector<app::DraftRecord> of(domain::TournamentId id) const override {
    std::vector<app::DraftRecord> records;
    for (const auto& [draft, it] : league_.drafts) {
      if (it.record.tournament_id == id) records.push_back(it.record);
    }
    return records;
  }
  std::vector<app::DraftRecord> before(domain::TournamentId, std::optional<domain::DraftId>, int) const override {
    unasked();
  }
  std::vector<app::DraftRecord> some_of(domain::TournamentId, domain::TournamentId, int, bool) const override {
    unasked();
  }
  std::optional<app::DraftRecord> find(domain::DraftId id) const override {
    const auto found = league_.drafts.find(id);
    return found == league_.drafts.end() ? std::nullopt : std::optional(found->second.record);
  }
  domain::Setup setup(domain::DraftId id) const override { return league_.drafts.at(id).setup; }

  domain::DraftId insert(domain::TournamentId, const app::DraftSpec&, domain::Timestamp) override { unasked(); }
  app::DraftSpec spec(domain::DraftId) const override { unasked(); }
  std::vector<app::OpenDraft> open_of(domain::TournamentId) const override { unasked(); }
  void update(domain::DraftId, const app::DraftSpec&) override { unasked(); }
  void leave_out_of_pending(domain::PlayerId) override { unasked(); }
  void take_into_pending(domain::PlayerId) override { unasked(); }
  void scale_tie_windows(domain::TournamentId, domain::Mmr, domain::Mmr) override { unasked(); }

 private:
  MemoryStore::League& league_;
};

class TournamentsInMemory final : public app::TournamentStore {
 public:
  explicit TournamentsInMemory(MemoryStore::League& league) : league_(league) {}

  std::vector<app::Tournament> all() const override { unasked(); }
  std::vector<app::Tournament> before(std::optional<domain::TournamentId>, int, bool) const override { unasked(); }
  std::optional<app::Tournament> find(domain::TournamentId id) const override {
    if (!league_.tournaments.contains(id)) return std::nullopt;
    app::Tournament tournament;
    tournament.id = id;
    return tournament;
  }
  std::optional<app::DeletedTournament> find_deleted(domain::TournamentId) const override { unasked(); }
  std::vector<domain::TournamentId> deleted_before(domain::Timestamp) const override { unasked(); }
  int made_by(domain::AccountId) const override { unasked(); }
  std::int64_t setup_version(domain::TournamentId) const override { return 0; }

  domain::TournamentId insert(std::string_view, std::optional<domain::AccountId>, domain::Timestamp) override {
    unasked();
  }
  void set_visibility(domain::TournamentId, app::Visibility) override { unasked(); }
  void rename(domain::TournamentId, std::string_view) override { unasked(); }
  void set_rating(domain::TournamentId, const domain::RatingScale&) override { unasked(); }
  void remove(domain::TournamentId, domain::Timestamp) override { unasked(); }
  void restore(domain::TournamentId) override { unasked(); }
  void forget(domain::TournamentId) override { unasked(); }

 private:
  MemoryStore::League& league_;
};

class LogInMemory final : public app::EventLog {
 public:
  explicit LogInMemory(MemoryStore::League& league) : league_(league) {}

  std::vector<domain::Event> after(domain::DraftId id, domain::Seq after, int limit) const override {
    auto events = after_in(league_.drafts.at(id).events, &domain::Event::seq, after, limit);
    league_.events_read += std::ssize(events);
    return events;
  }
  std::vector<domain::Event> before(domain::DraftId id, std::optional<domain::Seq> before, int limit) const override {
    return before_in(league_.drafts.at(id).events, &domain::Event::seq, before, limit);
  }
  std::vector<domain::Event> after(domain::TournamentId id, domain::Seq after, int limit) const override {
    return after_in(league_.tournaments.at(id), &domain::Event::tournament_seq, after, limit);
  }
  std::vector<domain::Event> before(domain::TournamentId id, std::optional<domain::Seq> before,
                                    int limit) const override {
    return before_in(league_.tournaments.at(id), &domain::Event::tournament_seq, before, limit);
  }
  domain::Seq head(domain::TournamentId id) const override {
    return static_cast<domain::Seq>(league_.tournaments.at(id).size());
  }
  std::optional<domain::Timestamp> last_moment(domain::DraftId) const override { unasked(); }

  std::vector<domain::Event> append(domain::DraftId, const domain::Decision&) override { unasked(); }

 private:
  using Number = domain::Seq domain::Event::*;

  static std::vector<domain::Event> after_in(const std::vector<domain::Event>& log, Number number, domain::Seq after,
                                             int limit) {
    std::vector<domain::Event> found;
    for (const domain::Event& event : log) {
      if (event.*number > after && found.size() < static_cast<std::size_t>(limit)) found.push_back(event);
    }
    return found;
  }

  static std::vector<domain::Event> before_in(const std::vector<domain::Event>& log, Number number,
                                              std::optional<domain::Seq> before, int limit) {
    std::vector<domain::Event> found;
    for (auto event = log.rbegin(); event != log.rend(); ++event) {
      if (before && (*event).*number >= *before) continue;
      if (found.size() < static_cast<std::size_t>(limit)) found.push_back(*event);
    }
    return found;
  }

  MemoryStore::League& league_;
};

}  // namespace

void MemoryStore::add_draft(domain::DraftId draft, domain::TournamentId tournament, const domain::Setup& setup) {
  auto league = league_.lock();
  (void)league->tournaments[tournament];
  League::Draft& added = league->drafts[draft];
  added.record.id = draft;
  added.record.tournament_id = tournament;
  added.record.style = setup.style;
  added.setup = setup;
}

void MemoryStore::change_setup(domain::DraftId draft, const domain::Setup& setup) {
  league_.lock()->drafts.at(draft).setup = setup;
}

std::shared_ptr<const app::Commit> MemoryStore::append(std::vector<domain::Event> events) {
  auto league = league_.lock();
  League::Draft& draft = league->drafts.at(events.front().draft_id);
  std::vector<domain::Event>& tournament = league->tournaments.at(draft.record.tournament_id);
  for (domain::Event& event : events) {
    event.tournament_id = draft.record.tournament_id;
    event.tournament_seq = static_cast<domain::Seq>(tournament.size()) + 1;
    tournament.push_back(event);
    draft.events.push_back(event);
    draft.record.seq = event.seq;
  }
  return std::make_shared<const app::Commit>(app::Commit{kEpoch, events, nullptr, wire::commit_frame(events)});
}

void MemoryStore::run_read(const ReadBody& body) {
  auto league = league_.lock();
  ++league->reads;
  if (league->is_failing) throw app::StoreError("the test took the store away");
  app::Stores stores;
  stores.drafts = std::make_unique<DraftsInMemory>(*league);
  stores.log = std::make_unique<LogInMemory>(*league);
  stores.tournaments = std::make_unique<TournamentsInMemory>(*league);
  body(app::ReadTransaction(kEpoch, std::move(stores)));
}

void MemoryStore::run_write(const WriteBody&, app::Durability) {
  unasked();
}

}  // namespace draftwire::testing
