#pragma once

#include "app/draft_service.hpp"
#include "app/store.hpp"
#include "http/answer_cache.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// The log of a draft, page by page and as a file. All of it must outlive the router.
struct LogServices {
  app::Store& store;
  app::DraftService& drafts;
  AnswerCache& answers;
};

void add_log_routes(Router& router, LogServices services);

}  // namespace draftwire::http
