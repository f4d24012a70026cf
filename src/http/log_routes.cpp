#include <algorithm>
#include <charconv>
#include <string>

#include "app/export.hpp"
#include "app/problems.hpp"
#include "http/answers.hpp"
#include "http/resource_json.hpp"
#include "http/services.hpp"
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

std::vector<domain::Event> read_events(app::StoreReader& reader, DraftId id, const Page& page) {
  if (!page.after) return reader.events_before(id, page.before, page.limit);
  auto events = reader.events_after(id, *page.after, page.limit);
  if (page.before) std::erase_if(events, [&](const domain::Event& event) { return event.seq >= *page.before; });
  return events;
}

Answer events(Services& services, Call& call, DraftId id) {
  const auto page = read_page(call);
  if (!page) return std::unexpected(page.error());
  Answer answer = std::unexpected(app::unknown(id));
  services.store.read([&](app::StoreReader& reader) {
    if (!reader.draft(id)) return;
    answer = json_response(200, items_json(read_events(reader, id, *page),
                                           [](const domain::Event& event) { return wire::to_json(event); }));
  });
  return answer;
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

Answer export_draft(Services& services, Call& call, DraftId id) {
  const auto given = call.text_parameter("format");
  if (!given) return std::unexpected(given.error());
  const std::string format = given->value_or("json");
  if (format != "json" && format != "csv") {
    return std::unexpected(
        wire::Problem{wire::ProblemCode::malformed_parameter, "The parameter format must be json or csv."});
  }
  Response response;
  if (format == "csv") {
    const auto view = services.drafts.view(id);
    if (!view) return std::unexpected(view.error());
    response.headers = {{"Content-Type", "text/csv; charset=utf-8; header=present"}, {"Cache-Control", "no-store"}};
    response.body = app::teams_csv(*view->state);
  } else {
    const auto exported = app::export_draft(services.store, services.drafts, id);
    if (!exported) return std::unexpected(exported.error());
    response = json_response(200, export_json(*exported));
  }
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"draft-" + std::to_string(id.value) + "." + format + "\"");
  return response;
}

}  // namespace

void add_log_routes(Router& router, Services& services) {
  router.add<DraftId>("GET", "/api/v1/drafts/{}/events", lane_of_page,
                      [&services](Call& call, DraftId id) { return events(services, call, id); });
  router.add<DraftId>("GET", "/api/v1/drafts/{}/export", Lane::dear,
                      [&services](Call& call, DraftId id) { return export_draft(services, call, id); });
}

}  // namespace draftwire::http
