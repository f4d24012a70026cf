#include "http/draft_routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "app/names.hpp"
#include "http/answers.hpp"
#include "http/kept_answers.hpp"
#include "http/paging.hpp"
#include "http/resource_json.hpp"
#include "http/staff_check.hpp"
#include "http/target.hpp"
#include "wire/state_json.hpp"

namespace draftwire::http {
namespace {

constexpr std::size_t kMaxReason = 500;
constexpr std::size_t kMaxDraftName = 60;
constexpr std::size_t kMaxLeftOut = 5000;
constexpr wire::IntegerLimits kRound{1, 1'000'000};

using DraftId = domain::DraftId;

Answer state_answer(int status, const app::DraftService::Result<app::DraftView>& view) {
  if (!view) return std::unexpected(view.error());
  return json_text_response(status, wire::state_text(*view->state, view->epoch));
}

// Of a commit, whose events are encoded already.
Response change_answer(int status, const app::Commit& commit) {
  std::string body = R"({"state":)";
  wire::append_state(body, *commit.state, commit.epoch);
  body += R"(,"events":[)";
  body += commit.frame->events_json();
  body += "]}";
  return json_text_response(status, std::move(body));
}

// Null is no name; no field at all says nothing.
std::optional<std::optional<std::string>> read_draft_name(wire::FieldReader& fields) {
  if (fields.is_null("name")) return std::optional<std::string>();
  if (!fields.has("name")) return std::nullopt;
  return fields.optional_text("name", app::name_check(kMaxDraftName));
}

// Null is those who are out; no field at all says nothing.
std::optional<std::optional<std::vector<domain::PlayerId>>> read_left_out(wire::FieldReader& fields) {
  if (fields.is_null("leave_out")) return std::optional<std::vector<domain::PlayerId>>();
  const auto ids = fields.optional_integers("leave_out", kMaxLeftOut, wire::kAnyId);
  if (!ids) return std::nullopt;
  std::vector<domain::PlayerId> players;
  for (const std::int64_t id : *ids) players.push_back({id});
  return players;
}

// The fields that POST and PATCH share.
app::DraftChange read_setup(wire::FieldReader& fields) {
  app::DraftChange change;
  const auto is_style = [](std::string_view text) -> std::expected<std::string, std::string> {
    if (domain::style_from(text)) return std::string(text);
    return std::unexpected("must be shuffle, snake or normal");
  };
  if (const auto style = fields.optional_text("style", is_style)) change.style = domain::style_from(*style);
  if (const auto size = fields.optional_integer("team_size", {domain::kMinTeamSize, domain::kMaxTeamSize})) {
    change.team_size = static_cast<int>(*size);
  }
  change.tie_window = fields.optional_integer("tie_window", {0, domain::kMaxTieWindow});
  std::vector<app::CaptainChoice> captains;
  const bool has_captains =
      fields.optional_objects("captains", domain::kMinTeams, domain::kMaxTeams, [&](wire::FieldReader& captain) {
        app::CaptainChoice choice{{captain.integer("player_id", wire::kAnyId)}, {}};
        if (!captain.is_null("team_name")) {
          choice.team_name = captain.optional_text("team_name", app::name_check()).value_or("");
        }
        captains.push_back(std::move(choice));
      });
  if (has_captains) change.captains = std::move(captains);
  change.name = read_draft_name(fields);
  change.left_out = read_left_out(fields);
  return change;
}

Answer list(const DraftServices& services, Call& call, domain::TournamentId id) {
  const auto page = read_list_page(call, {.cursor = "before", .unless_told = 1'000, .at_most = 1'000});
  if (!page) return std::unexpected(page.error());
  const auto before = page->cursor.transform([](std::int64_t draft) { return DraftId{draft}; });
  auto drafts = services.tournaments.drafts_before(id, before, page->asked());
  if (!drafts) return std::unexpected(drafts.error());
  return page_response(
      call, *page, std::move(*drafts), [](const auto& listed) { return to_json(listed); },
      [](const auto& listed) { return listed.draft.id.value; });
}

Answer create(const DraftServices& services, Call& call, domain::TournamentId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  auto setup = call.read_body([](wire::FieldReader& fields) {
    app::DraftChange change = read_setup(fields);
    for (const char* required : {"style", "captains"}) {
      if (!fields.has(required)) fields.refuse(required, "is required");
    }
    return change;
  });
  if (!setup) return std::unexpected(setup.error());

  app::DraftSpec spec;
  spec.style = *setup->style;
  spec.team_size = setup->team_size.value_or(spec.team_size);
  spec.tie_window = setup->tie_window.value_or(spec.tie_window);
  spec.captains = std::move(*setup->captains);
  spec.name = std::move(setup->name).value_or(std::nullopt);
  spec.left_out = std::move(setup->left_out).value_or(std::nullopt);
  const auto view = services.drafts.create(id, spec, call.who());
  if (view) services.privacy.learn(app::Channel::of(view->state->id));
  return state_answer(201, view);
}

Answer change(const DraftServices& services, Call& call, DraftId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto setup = call.read_body([](wire::FieldReader& fields) {
    if (fields.is_empty())
      fields.refuse("", "must name at least one of style, team_size, tie_window, captains, name and leave_out");
    return read_setup(fields);
  });
  if (!setup) return std::unexpected(setup.error());
  return state_answer(200, services.drafts.change(id, *setup, call.who()));
}

// As it was is as it always will be, once the set-up is in the log.
Answer state_at(const DraftServices& services, DraftId id, domain::Seq seq) {
  const auto make = [&] { return services.drafts.view_at(id, seq); };
  const auto version = services.drafts.version(id);
  if (!version) return std::unexpected(version.error());
  if (!version->is_frozen() || seq > version->seq) return state_answer(200, make());
  return kept_answer(services.answers, json_response(200, {}), past_name("state", version->epoch, id, seq),
                     [&]() -> std::expected<AnswerCache::Made, wire::Problem> {
                       const auto view = make();
                       if (!view) return std::unexpected(view.error());
                       return AnswerCache::Made{past_name("state", view->epoch, id, seq),
                                                wire::state_text(*view->state, view->epoch)};
                     });
}

Answer show(const DraftServices& services, Call& call, DraftId id) {
  const auto at = call.integer_parameter("at", {0, INT64_MAX});
  if (!at) return std::unexpected(at.error());
  Answer answer = *at ? state_at(services, id, **at) : state_answer(200, services.drafts.view(id));
  if (!answer) return answer;
  std::erase_if(answer->headers, [](const auto& header) { return header.first == "Cache-Control"; });
  const std::string etag = etag_of(answer->body);
  // The same for everybody: may be kept, but has to be asked for again.
  answer->headers.emplace_back("Cache-Control", "no-cache");
  answer->headers.emplace_back("ETag", etag);
  if (names_etag(call.request().header("If-None-Match"), etag)) {
    answer->status = 304;
    answer->body.clear();
    std::erase_if(answer->headers, [](const auto& header) { return header.first == "Content-Type"; });
  }
  return answer;
}

// A state of the past is folded from the log.
Lane lane_of_state(std::string_view query) {
  return query_parameter(query, "at").is_given ? Lane::dear : Lane::read;
}

Answer state_after(const DraftServices& services, DraftId id, const domain::Command& command,
                   const app::Identity& who) {
  const auto commit = services.drafts.execute(id, command, who);
  if (!commit) return std::unexpected(commit.error());
  return json_text_response(200, wire::state_text(*(*commit)->state, (*commit)->epoch));
}

// From the query, or from a body, or the same from both.
std::expected<std::optional<std::string>, wire::Problem> read_abort_reason(const Call& call) {
  const auto in_query = call.text_parameter("reason");
  std::expected<std::string, std::string> checked = std::unexpected("must be percent-encoded UTF-8");
  if (in_query) checked = wire::of_length(0, kMaxReason)(in_query->value_or(""));
  const auto refused = [](const std::string& message) {
    return std::unexpected(wire::validation_failed({{"reason", message, std::nullopt}}));
  };
  if (!checked) return refused(checked.error());
  auto in_body = call.read_body_if_any([](wire::FieldReader& fields) -> std::optional<std::string> {
    if (fields.is_null("reason")) return std::nullopt;
    return fields.optional_text("reason", wire::of_length(0, kMaxReason));
  });
  if (!in_body || !*in_query) return in_body;
  if (*in_body && *in_body != *in_query) return refused("is one thing in the query and another in the body");
  return *in_query;
}

Answer abort_draft(const DraftServices& services, Call& call, DraftId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  auto reason = read_abort_reason(call);
  if (!reason) return std::unexpected(reason.error());
  return state_after(services, id, domain::AbortDraft{std::move(*reason)}, call.who());
}

Answer start(const DraftServices& services, Call& call, DraftId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  return state_after(services, id, domain::StartDraft{}, call.who());
}

Answer pick(const DraftServices& services, Call& call, DraftId id) {
  if (call.who().is_anonymous()) {
    return std::unexpected(
        wire::Problem{wire::ProblemCode::not_signed_in, "Sign in, or open your seat link, to pick."});
  }
  const auto command = call.read_body([](wire::FieldReader& fields) {
    domain::PickPlayer read;
    read.player_id = {fields.integer("player_id", wire::kAnyId)};
    read.round = static_cast<int>(fields.integer("round", kRound));
    return read;
  });
  if (!command) return std::unexpected(command.error());
  const auto commit = services.drafts.execute(id, *command, call.who());
  if (!commit) return std::unexpected(commit.error());
  return change_answer(201, **commit);
}

Answer undo(const DraftServices& services, Call& call, DraftId id) {
  if (auto problem = forbids_staff_of(services.store, id, call.who())) return std::unexpected(std::move(*problem));
  const auto command = call.read_body_if_any([](wire::FieldReader& fields) {
    domain::UndoPick read;
    if (const auto round = fields.optional_integer("round", kRound)) read.round = static_cast<int>(*round);
    if (!fields.is_null("reason")) read.reason = fields.optional_text("reason", wire::of_length(0, kMaxReason));
    return read;
  });
  if (!command) return std::unexpected(command.error());
  const auto commit = services.drafts.execute(id, *command, call.who());
  if (!commit) return std::unexpected(commit.error());
  return change_answer(200, **commit);
}

// What is asked of a balance: nothing where the draft's own size or window is meant.
struct BalanceQuestion {
  std::optional<int> team_size;
  std::optional<domain::Mmr> tie_window;

  // The same for all questions with the same answer.
  [[nodiscard]] std::string name(DraftId id, const app::DraftVersion& version) const {
    return fmt::format("balance {} {} {} {} {}", version.epoch, id.value,
                       version.is_frozen() ? "frozen" : std::to_string(version.setup_version),
                       team_size.value_or(version.team_size), tie_window.value_or(version.tie_window));
  }
};

std::expected<BalanceQuestion, wire::Problem> read_balance_question(const Call& call) {
  const auto team_size = call.integer_parameter("team_size", {domain::kMinTeamSize, domain::kMaxTeamSize});
  if (!team_size) return std::unexpected(team_size.error());
  const auto tie_window = call.integer_parameter("tie_window", {0, domain::kMaxTieWindow});
  if (!tie_window) return std::unexpected(tie_window.error());
  return BalanceQuestion{team_size->transform([](std::int64_t size) { return static_cast<int>(size); }), *tie_window};
}

Answer balance(const DraftServices& services, Call& call, DraftId id) {
  const auto question = read_balance_question(call);
  if (!question) return std::unexpected(question.error());
  const auto version = services.drafts.version(id);
  if (!version) return std::unexpected(version.error());
  return kept_answer(services.answers, json_response(200, {}), question->name(id, *version),
                     [&]() -> std::expected<AnswerCache::Made, wire::Problem> {
                       const auto made = services.drafts.balance(id, question->team_size, question->tie_window);
                       if (!made) return std::unexpected(made.error());
                       const auto body = items_json(made->projections, [&](const auto& projection) {
                         return to_json(projection, *made->state);
                       });
                       return AnswerCache::Made{question->name(id, made->version), boost::json::serialize(body)};
                     });
}

}  // namespace

void add_draft_routes(Router& router, DraftServices services) {
  using domain::TournamentId;
  router.add<TournamentId>("GET", "/api/v1/tournaments/{}/drafts",
                           [services](Call& call, TournamentId id) { return list(services, call, id); });
  router.add<TournamentId>("POST", "/api/v1/tournaments/{}/drafts",
                           [services](Call& call, TournamentId id) { return create(services, call, id); });
  router.add<DraftId>("GET", "/api/v1/drafts/{}", lane_of_state,
                      [services](Call& call, DraftId id) { return show(services, call, id); });
  router.add<DraftId>("PATCH", "/api/v1/drafts/{}",
                      [services](Call& call, DraftId id) { return change(services, call, id); });
  router.add<DraftId>("DELETE", "/api/v1/drafts/{}",
                      [services](Call& call, DraftId id) { return abort_draft(services, call, id); });
  router.add<DraftId>("POST", "/api/v1/drafts/{}/start",
                      [services](Call& call, DraftId id) { return start(services, call, id); });
  router.add<DraftId>("POST", "/api/v1/drafts/{}/picks",
                      [services](Call& call, DraftId id) { return pick(services, call, id); });
  router.add<DraftId>("POST", "/api/v1/drafts/{}/undo",
                      [services](Call& call, DraftId id) { return undo(services, call, id); });
  router.add<DraftId>("GET", "/api/v1/drafts/{}/balance", Lane::dear,
                      [services](Call& call, DraftId id) { return balance(services, call, id); });
}

}  // namespace draftwire::http
