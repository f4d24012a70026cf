#include "http/log_routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "app/export.hpp"
#include "app/problems.hpp"
#include "http/answers.hpp"
#include "http/kept_answers.hpp"
#include "http/resource_json.hpp"
#include "http/target.hpp"
#include "wire/event_json.hpp"
#include "wire/sentence.hpp"
#include "wire/state_json.hpp"

namespace draftwire::http {
namespace {

constexpr std::int64_t kMaxPage = 500;
constexpr std::int64_t kDefaultPage = 100;
constexpr wire::IntegerLimits kAnySeq{0, INT64_MAX};

using DraftId = domain::DraftId;

// Which part of the log is asked for.
struct Page {
  std::optional<domain::Seq> after;
  std::optional<domain::Seq> before;
  int limit = kDefaultPage;
};

std::expected<Page, wire::Problem> read_page(const Call& call) {
  const auto after = call.integer_parameter("after", kAnySeq);
  if (!after) return std::unexpected(after.error());
  const auto before = call.integer_parameter("before", kAnySeq);
  if (!before) return std::unexpected(before.error());
  const auto limit = call.integer_parameter("limit", {1, kMaxPage});
  if (!limit) return std::unexpected(limit.error());
  return Page{*after, *before, static_cast<int>(limit->value_or(kDefaultPage))};
}

// Longer than the usual page is dear; what is no number is refused in any lane.
Lane lane_of_page(std::string_view query) {
  const auto limit = query_parameter(query, "limit").value.value_or("");
  std::int64_t events = 0;
  std::from_chars(limit.data(), limit.data() + limit.size(), events);
  return events > kDefaultPage ? Lane::dear : Lane::read;
}

std::vector<domain::Event> read_events(const app::ReadTransaction& tx, DraftId id, const Page& page) {
  if (!page.after) return tx.log().before(id, page.before, page.limit);
  auto events = tx.log().after(id, *page.after, page.limit);
  if (page.before) std::erase_if(events, [&](const domain::Event& event) { return event.seq >= *page.before; });
  return events;
}

Answer events(const LogServices& services, Call& call, DraftId id) {
  const auto page = read_page(call);
  if (!page) return std::unexpected(page.error());
  const auto found =
      services.store.read([&](const app::ReadTransaction& tx) -> std::optional<std::vector<domain::Event>> {
        if (!tx.drafts().find(id)) return std::nullopt;
        return read_events(tx, id, *page);
      });
  if (!found) return std::unexpected(app::unknown(id));
  return json_response(200, items_json(*found, [](const domain::Event& event) { return wire::to_json(event); }));
}

wire::Object export_json(const app::DraftExport& exported) {
  wire::Array events;
  wire::Array history;
  for (const domain::Event& event : exported.events) {
    events.push_back(wire::to_json(event));
    history.emplace_back(wire::sentence(event));
  }
  return {{"draft", wire::to_json(*exported.view.state, exported.view.epoch)},
          {"events", std::move(events)},
          {"history", std::move(history)}};
}

std::expected<std::string, wire::Problem> read_export_format(const Call& call) {
  const auto given = call.text_parameter("format");
  if (!given) return std::unexpected(given.error());
  std::string format = given->value_or("json");
  if (format == "json" || format == "csv") return format;
  return std::unexpected(
      wire::Problem{wire::ProblemCode::malformed_parameter, "The parameter format must be json or csv."});
}

std::expected<AnswerCache::Made, wire::Problem> make_csv(const LogServices& services, DraftId id) {
  const auto view = services.drafts.view(id);
  if (!view) return std::unexpected(view.error());
  return AnswerCache::Made{past_name("csv", view->epoch, id, view->state->seq), app::teams_csv(*view->state)};
}

std::expected<AnswerCache::Made, wire::Problem> make_json(const LogServices& services, DraftId id) {
  const auto exported = app::export_draft(services.store, services.drafts, id);
  if (!exported) return std::unexpected(exported.error());
  return AnswerCache::Made{past_name("json", exported->view.epoch, id, exported->view.state->seq),
                           boost::json::serialize(export_json(*exported))};
}

Answer export_draft(const LogServices& services, Call& call, DraftId id) {
  const auto format = read_export_format(call);
  if (!format) return std::unexpected(format.error());
  const auto version = services.drafts.version(id);
  if (!version) return std::unexpected(version.error());

  const bool is_csv = *format == "csv";
  const auto make = [&] { return is_csv ? make_csv(services, id) : make_json(services, id); };
  Response response;
  response.headers = {{"Content-Type", is_csv ? "text/csv; charset=utf-8; header=present" : "application/json"},
                      {"Cache-Control", "no-store"},
                      {"Content-Disposition", fmt::format("attachment; filename=\"draft-{}.{}\"", id.value, *format)}};
  if (version->is_frozen()) {
    return kept_answer(services.answers, std::move(response), past_name(*format, version->epoch, id, version->seq),
                       make);
  }
  auto made = make();  // the set-up as it stands, and no log
  if (!made) return std::unexpected(made.error());
  response.body = std::move(made->body);
  return response;
}

}  // namespace

void add_log_routes(Router& router, LogServices services) {
  router.add<DraftId>("GET", "/api/v1/drafts/{}/events", lane_of_page,
                      [services](Call& call, DraftId id) { return events(services, call, id); });
  router.add<DraftId>("GET", "/api/v1/drafts/{}/export", Lane::dear,
                      [services](Call& call, DraftId id) { return export_draft(services, call, id); });
}

}  // namespace draftwire::http
