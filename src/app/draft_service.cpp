#include "app/draft_service.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "app/audit.hpp"
#include "app/problems.hpp"
#include "domain/decide.hpp"

namespace draftwire::app {
namespace {

using wire::FieldError;
using wire::Problem;
using wire::ProblemCode;

std::string captain_field(std::size_t index) {
  return "captains/" + std::to_string(index) + "/player_id";
}

using OnRoster = std::map<domain::PlayerId, RosterPlayer>;

OnRoster roster_of(const ReadTransaction& tx, domain::TournamentId tournament) {
  OnRoster players;
  for (RosterPlayer& player : tx.roster().of(tournament)) players.emplace(player.id, std::move(player));
  return players;
}

std::string not_on_roster(domain::PlayerId id) {
  return "player " + std::to_string(id.value) + " is not on this tournament's roster";
}

// What breaks a rule in the choice of captains.
std::vector<FieldError> check_captains(const OnRoster& roster, const std::vector<CaptainChoice>& captains) {
  std::vector<FieldError> errors;
  if (captains.size() < domain::kMinTeams || captains.size() > domain::kMaxTeams) {
    errors.push_back({"captains",
                      "must name " + std::to_string(domain::kMinTeams) + " to " + std::to_string(domain::kMaxTeams) +
                          " captains, not " + std::to_string(captains.size()),
                      std::nullopt});
  }
  std::set<domain::PlayerId> seen;
  for (std::size_t i = 0; i < captains.size(); ++i) {
    const domain::PlayerId captain = captains[i].player_id;
    if (!roster.contains(captain)) {
      errors.push_back({captain_field(i), not_on_roster(captain), std::nullopt});
    } else if (!seen.insert(captain).second) {
      errors.push_back({captain_field(i),
                        "player " + std::to_string(captain.value) + " is named twice; every captain is another player",
                        std::nullopt});
    }
  }
  return errors;
}

bool is_captain(const DraftSpec& spec, domain::PlayerId player) {
  return std::ranges::find(spec.captains, player, &CaptainChoice::player_id) != spec.captains.end();
}

// What breaks a rule in the choice of who is left out; puts it in order.
std::vector<FieldError> check_left_out(const OnRoster& roster, DraftSpec& spec) {
  std::vector<FieldError> errors;
  std::vector<domain::PlayerId>& left_out = *spec.left_out;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    const std::string field = "leave_out/" + std::to_string(i);
    if (!roster.contains(left_out[i])) {
      errors.push_back({field, not_on_roster(left_out[i]), std::nullopt});
    } else if (is_captain(spec, left_out[i])) {
      errors.push_back({field, roster.at(left_out[i]).name + " is a captain of this draft", std::nullopt});
    }
  }
  std::ranges::sort(left_out);
  left_out.erase(std::ranges::unique(left_out).begin(), left_out.end());
  return errors;
}

// Whom other captains than before leave where: a captain is never left out, and who is out drafts as a captain alone.
void follow_captains(const OnRoster& roster, const std::vector<CaptainChoice>& before, DraftSpec& spec) {
  std::erase_if(*spec.left_out, [&](domain::PlayerId player) { return is_captain(spec, player); });
  for (const CaptainChoice& captain : before) {
    const auto player = roster.find(captain.player_id);
    if (player == roster.end() || !player->second.is_out || is_captain(spec, captain.player_id)) continue;
    spec.left_out->push_back(captain.player_id);
  }
  std::ranges::sort(*spec.left_out);
}

Problem invalid(std::vector<FieldError> errors) {
  const std::string detail = "/" + errors.front().field + ": " + errors.front().message;
  return {ProblemCode::validation_failed, detail, std::move(errors)};
}

// What breaks a rule in a change of the set-up; makes the change.
std::vector<FieldError> change_spec(const OnRoster& roster, const DraftChange& change, DraftSpec& spec) {
  if (change.style) spec.style = *change.style;
  if (change.team_size) spec.team_size = *change.team_size;
  if (change.tie_window) spec.tie_window = *change.tie_window;
  if (change.name) spec.name = *change.name;
  if (change.captains) {
    const auto before = std::exchange(spec.captains, *change.captains);
    if (auto errors = check_captains(roster, spec.captains); !errors.empty()) return errors;
    follow_captains(roster, before, spec);
  }
  if (!change.left_out) return {};
  spec.left_out = *change.left_out;
  return spec.left_out ? check_left_out(roster, spec) : std::vector<FieldError>();
}

// What the audit log says of a command, without its subject. Nothing: a captain's own pick. Precondition: the rules
// allow it.
std::optional<AuditNote> staff_action(const domain::State& before, const domain::Command& command,
                                      const domain::Actor& actor) {
  const auto name_of = [&](domain::PlayerId id) { return domain::find_player(before, id)->name; };
  if (const auto* pick = std::get_if<domain::PickPlayer>(&command)) {
    if (actor.seats.contains(before.on_clock->team_id)) return std::nullopt;
    return AuditNote{.action = "picked_for_captain",
                     .detail = name_of(pick->player_id) + " for " + name_of(before.on_clock->captain_id)};
  }
  if (const auto* undo = std::get_if<domain::UndoPick>(&command)) {
    return AuditNote{.action = "pick_undone", .detail = undo->reason.value_or("")};
  }
  if (const auto* abort = std::get_if<domain::AbortDraft>(&command)) {
    return AuditNote{.action = "draft_aborted", .detail = abort->reason.value_or("")};
  }
  return AuditNote{.action = "draft_started"};
}

DraftVersion version_of(const ReadTransaction& tx, const DraftRecord& record) {
  return {tx.epoch(), record.seq, record.seq > 0 ? 0 : tx.tournaments().setup_version(record.tournament_id),
          record.team_size, record.tie_window};
}

std::shared_ptr<const domain::State> pending_view(const ReadTransaction& tx, domain::DraftId id) {
  const auto record = tx.drafts().find(id);
  return std::make_shared<const domain::State>(fold_to(tx, *record, 0));
}

}  // namespace

bool is_staff(const ReadTransaction& tx, domain::TournamentId tournament, const Identity& who) {
  if (who.is_system) return true;
  return who.account && (who.is_admin() || tx.people().is_organiser(tournament, who.account->id));
}

std::optional<Problem> forbids_staff(const ReadTransaction& tx, domain::TournamentId tournament, const Identity& who) {
  if (who.is_anonymous()) return not_signed_in();
  if (!is_staff(tx, tournament, who)) {
    return Problem{ProblemCode::forbidden, "Only the tournament's organisers and admins may do this."};
  }
  return std::nullopt;
}

DraftService::DraftService(Store& store, StateCache& cache, Clock& clock, domain::Dice& dice, Announcer& announcer,
                           Metrics& metrics, Quotas quotas)
    : store_(store),
      cache_(cache),
      clock_(clock),
      dice_(dice),
      announcer_(announcer),
      metrics_(metrics),
      quotas_(quotas) {}

DraftService::Result<DraftView> DraftService::create(domain::TournamentId tournament, const DraftSpec& spec,
                                                     const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<DraftView> {
    tx.lock(tournament);
    const auto found = tx.tournaments().find(tournament);
    if (!found) return std::unexpected(unknown(tournament));
    if (auto problem = forbids_staff(tx, tournament, who)) return std::unexpected(std::move(*problem));
    if (auto problem = forbids_draft(quotas_, who, found->draft_count)) return std::unexpected(std::move(*problem));
    const OnRoster roster = roster_of(tx, tournament);
    DraftSpec checked = spec;
    auto errors = check_captains(roster, checked.captains);
    if (errors.empty() && checked.left_out) errors = check_left_out(roster, checked);
    if (!errors.empty()) return std::unexpected(invalid(std::move(errors)));
    const auto now = clock_.now();
    const domain::DraftId id = tx.drafts().insert(tournament, checked, now);
    // Other nodes take what is newer than their last look for public, when something newer still was there before.
    if (found->visibility != Visibility::public_to_all) tx.access().move_version();
    note(tx, who, now, {.action = "draft_created", .subject = title_of(*tx.drafts().find(id))});
    tx.on_commit([this, id, tournament] { announcer_.setup_changed(id, tournament); });
    return DraftView{tx.epoch(), pending_view(tx, id)};
  });
}

DraftService::Result<DraftView> DraftService::change(domain::DraftId id, const DraftChange& change,
                                                     const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<DraftView> {
    tx.lock(id);
    const auto record = tx.drafts().find(id);
    if (!record) return std::unexpected(unknown(id));
    if (auto problem = forbids_staff(tx, record->tournament_id, who)) return std::unexpected(std::move(*problem));
    if (record->status != domain::Status::pending) {
      return std::unexpected(Problem{ProblemCode::draft_not_pending,
                                     "The draft is " + std::string(domain::to_string(record->status)) +
                                         "; its set-up can change only while it is pending.",
                                     {},
                                     record->seq});
    }
    DraftSpec spec = tx.drafts().spec(id);
    auto errors = change_spec(roster_of(tx, record->tournament_id), change, spec);
    if (!errors.empty()) return std::unexpected(invalid(std::move(errors)));
    tx.drafts().update(id, spec);
    note(tx, who, clock_.now(), {.action = "draft_changed", .subject = title_of(*record)});
    tx.on_commit([this, id, tournament = record->tournament_id] { announcer_.setup_changed(id, tournament); });
    return DraftView{tx.epoch(), pending_view(tx, id)};
  });
}

DraftService::Result<std::shared_ptr<const Commit>> DraftService::execute(domain::DraftId id,
                                                                          const domain::Command& command,
                                                                          const Identity& who) {
  const auto began = std::chrono::steady_clock::now();
  auto result = store_.write([&](WriteTransaction& tx) -> Result<std::shared_ptr<const Commit>> {
    tx.lock(id);
    const auto before = cache_.at_head(tx, id);
    if (before == nullptr) return std::unexpected(unknown(id));
    const domain::Actor actor = actor_in(who, id, is_staff(tx, before->tournament_id, who));
    const auto now = tx.league_time(id, clock_.now());
    const auto decision = domain::decide(*before, command, actor, now, dice_);
    if (!decision) return std::unexpected(wire::problem_from(decision.error(), before->seq));
    auto commit = std::make_shared<Commit>();
    commit->epoch = tx.epoch();
    commit->events = tx.log().append(id, *decision);
    if (auto told = staff_action(*before, command, actor)) {
      told->subject = title_of(*tx.drafts().find(id));
      note(tx, who, now, std::move(*told));
    }
    auto after = std::make_shared<domain::State>(*before);
    for (const domain::Event& event : commit->events) domain::apply(*after, event);
    commit->state = std::move(after);
    commit->frame = wire::commit_frame(commit->events);
    std::shared_ptr<const Commit> durable = std::move(commit);
    tx.on_commit([this, durable] {
      cache_.remember(durable->epoch, durable->state);
      announcer_.committed(durable);
    });
    return durable;
  });
  if (result) {
    metrics_.committed((*result)->events.size(), std::chrono::steady_clock::now() - began);
  } else {
    metrics_.command_refused();
  }
  return result;
}

DraftService::Result<DraftView> DraftService::view(domain::DraftId id) {
  return store_.read([&](const ReadTransaction& tx) -> Result<DraftView> {
    auto state = cache_.at_head(tx, id);
    if (state == nullptr) return std::unexpected(unknown(id));
    cache_.remember(tx.epoch(), state);
    return DraftView{tx.epoch(), std::move(state)};
  });
}

DraftService::Result<DraftView> DraftService::view_at(domain::DraftId id, domain::Seq seq) {
  return store_.read([&](const ReadTransaction& tx) -> Result<DraftView> {
    const auto record = tx.drafts().find(id);
    if (!record) return std::unexpected(unknown(id));
    if (seq > record->seq) {
      return std::unexpected(
          invalid({{"at", "must be 0 to " + std::to_string(record->seq) + ", the head of the log", std::nullopt}}));
    }
    return DraftView{tx.epoch(), past_.at(tx, *record, seq)};
  });
}

DraftService::Result<DraftVersion> DraftService::version(domain::DraftId id) {
  return store_.read([&](const ReadTransaction& tx) -> Result<DraftVersion> {
    const auto record = tx.drafts().find(id);
    if (!record) return std::unexpected(unknown(id));
    return version_of(tx, *record);
  });
}

DraftService::Result<Balance> DraftService::balance(domain::DraftId id, std::optional<int> team_size,
                                                    std::optional<domain::Mmr> tie_window) {
  auto result = store_.read([&](const ReadTransaction& tx) -> Result<Balance> {
    const auto record = tx.drafts().find(id);
    if (!record) return std::unexpected(unknown(id));
    return Balance{version_of(tx, *record), cache_.at_head(tx, id), {}};
  });
  if (!result) return result;
  domain::Setup setup = domain::setup_of(*result->state);
  setup.team_size = team_size.value_or(setup.team_size);
  setup.tie_window = tie_window.value_or(setup.tie_window);
  result->projections = domain::project_balance(setup);
  return result;
}

}  // namespace draftwire::app
