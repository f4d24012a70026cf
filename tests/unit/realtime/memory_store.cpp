#include "unit/realtime/memory_store.hpp"

#include <algorithm>
#include <stdexcept>

namespace draftwire::testing {
namespace {

constexpr auto kEpoch = "memory";

[[noreturn]] void unasked() {
  throw std::logic_error("no channel asks this of a store");
}

// A channel asks for nobody.
class NobodyAsked : public app::StoreReader {
 public:
  std::vector<app::AccountRecord> accounts() override { unasked(); }
  std::vector<app::AccountRecord> accounts_after(domain::AccountId, int) override { unasked(); }
  std::vector<app::Account> account_names() override { unasked(); }
  std::optional<app::AccountRecord> account(domain::AccountId) override { unasked(); }
  std::optional<app::AccountRecord> account_of_discord(std::string_view) override { unasked(); }
  std::optional<app::Credentials> credentials(std::string_view) override { unasked(); }
  std::optional<app::Session> session(const app::SessionHash&) override { unasked(); }
  std::vector<app::Session> sessions_of(domain::AccountId) override { unasked(); }
  std::vector<app::Seat> seats(domain::DraftId) override { unasked(); }
  std::vector<app::Seat> seats_of(domain::AccountId) override { unasked(); }
  std::optional<domain::Timestamp> seat_taken_at(domain::DraftId, domain::TeamId) override { unasked(); }
  bool is_organiser(domain::TournamentId, domain::AccountId) override { unasked(); }
  std::vector<app::Account> organisers(domain::TournamentId) override { unasked(); }
  std::vector<app::Account> members(domain::TournamentId) override { unasked(); }
  bool belongs_to(domain::TournamentId, domain::AccountId) override { unasked(); }
  std::vector<domain::TournamentId> tournaments_of(domain::AccountId) override { unasked(); }
  std::vector<app::RosterPlayer> players_of(domain::AccountId) override { unasked(); }
  std::vector<app::Invite> invites() override { unasked(); }
  std::optional<app::Invite> invite(const app::SecretHash&) override { unasked(); }
  std::vector<app::AuditEntry> audit_before(std::optional<std::int64_t>, int) override { unasked(); }
  std::vector<app::AuditEntry> audit_of(domain::AccountId) override { unasked(); }
  std::int64_t access_version() override { unasked(); }
  app::PrivateChannels private_channels() override { unasked(); }
};

class Reader final : public NobodyAsked {
 public:
  explicit Reader(MemoryStore::League& league) : league_(league) {}

  std::string epoch() override { return kEpoch; }
  std::vector<app::Tournament> tournaments() override { unasked(); }
  std::vector<app::Tournament> tournaments_before(std::optional<domain::TournamentId>, int, bool) override {
    unasked();
  }
  int tournaments_made_by(domain::AccountId) override { unasked(); }
  std::int64_t setup_version(domain::TournamentId) override { return 0; }
  std::optional<app::Tournament> tournament(domain::TournamentId id) override {
    if (!league_.tournaments.contains(id)) return std::nullopt;
    app::Tournament tournament;
    tournament.id = id;
    return tournament;
  }
  std::vector<app::RosterPlayer> roster(domain::TournamentId) override { unasked(); }
  std::vector<app::RosterPlayer> roster_after(domain::TournamentId, domain::PlayerId, int) override { unasked(); }
  std::optional<app::RosterPlayer> player(domain::PlayerId) override { unasked(); }
  bool is_in_started_draft(domain::PlayerId) override { unasked(); }
  bool is_in_active_draft(domain::PlayerId) override { unasked(); }
  bool is_captain_of_pending_draft(domain::PlayerId) override { unasked(); }
  std::vector<app::DraftRecord> drafts() override { unasked(); }
  std::vector<app::DraftRecord> drafts(domain::TournamentId id) override {
    std::vector<app::DraftRecord> records;
    for (const auto& [draft, it] : league_.drafts) {
      if (it.record.tournament_id == id) records.push_back(it.record);
    }
    return records;
  }
  std::vector<app::DraftRecord> drafts_before(domain::TournamentId, std::optional<domain::DraftId>, int) override {
    unasked();
  }
  std::vector<app::DraftRecord> some_drafts(domain::TournamentId, domain::TournamentId, int, bool) override {
    unasked();
  }
  std::optional<app::DraftRecord> draft(domain::DraftId id) override {
    const auto found = league_.drafts.find(id);
    return found == league_.drafts.end() ? std::nullopt : std::optional(found->second.record);
  }
  domain::Setup setup(domain::DraftId id) override { return league_.drafts.at(id).setup; }
  std::vector<domain::Event> events_after(domain::DraftId id, domain::Seq after, int limit) override {
    auto events = after_in(league_.drafts.at(id).events, &domain::Event::seq, after, limit);
    league_.events_read += std::ssize(events);
    return events;
  }
  std::vector<domain::Event> events_before(domain::DraftId id, std::optional<domain::Seq> before, int limit) override {
    return before_in(league_.drafts.at(id).events, &domain::Event::seq, before, limit);
  }
  std::vector<domain::Event> events_after(domain::TournamentId id, domain::Seq after, int limit) override {
    return after_in(league_.tournaments.at(id), &domain::Event::tournament_seq, after, limit);
  }
  std::vector<domain::Event> events_before(domain::TournamentId id, std::optional<domain::Seq> before,
                                           int limit) override {
    return before_in(league_.tournaments.at(id), &domain::Event::tournament_seq, before, limit);
  }
  domain::Seq tournament_head(domain::TournamentId id) override {
    return static_cast<domain::Seq>(league_.tournaments.at(id).size());
  }

 private:
  using Place = domain::Seq domain::Event::*;

  static std::vector<domain::Event> after_in(const std::vector<domain::Event>& log, Place place, domain::Seq after,
                                             int limit) {
    std::vector<domain::Event> found;
    for (const domain::Event& event : log) {
      if (event.*place > after && found.size() < static_cast<std::size_t>(limit)) found.push_back(event);
    }
    return found;
  }

  static std::vector<domain::Event> before_in(const std::vector<domain::Event>& log, Place place,
                                              std::optional<domain::Seq> before, int limit) {
    std::vector<domain::Event> found;
    for (auto event = log.rbegin(); event != log.rend(); ++event) {
      if (before && (*event).*place >= *before) continue;
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
  return std::make_shared<const app::Commit>(app::Commit{kEpoch, std::move(events), nullptr});
}

void MemoryStore::run_read(const ReadBody& body) {
  auto league = league_.lock();
  ++league->reads;
  if (league->is_failing) throw app::StoreError("the test took the store away");
  Reader reader(*league);
  body(reader);
}

void MemoryStore::run_write(const WriteBody&, app::Durability) {
  unasked();
}

}  // namespace draftwire::testing
