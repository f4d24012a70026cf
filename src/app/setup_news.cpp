#include "app/setup_news.hpp"

namespace draftwire::app {

void announce_change(WriteTransaction& tx, Announcer& announcer, domain::TournamentId id) {
  bool is_told = false;
  for (const OpenDraft& draft : tx.drafts().open_of(id)) {
    if (!draft.is_pending) continue;
    is_told = true;
    tx.on_commit([&announcer, draft_id = draft.id, id] { announcer.setup_changed(draft_id, id); });
  }
  if (!is_told) tx.on_commit([&announcer, id] { announcer.tournament_changed(id); });
}

}  // namespace draftwire::app
