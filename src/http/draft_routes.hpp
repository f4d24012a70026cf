#pragma once

#include "app/draft_service.hpp"
#include "app/privacy.hpp"
#include "app/store.hpp"
#include "app/tournaments.hpp"
#include "http/answer_cache.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// Drafts, and the commands that change them. All of it must outlive the router.
struct DraftServices {
  app::Store& store;
  app::Tournaments& tournaments;
  app::DraftService& drafts;
  app::Privacy& privacy;
  AnswerCache& answers;
};

void add_draft_routes(Router& router, DraftServices services);

}  // namespace draftwire::http
