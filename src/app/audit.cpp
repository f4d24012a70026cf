#include "app/audit.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace draftwire::app {

void note(WriteTransaction& tx, const Identity& who, domain::Timestamp at, AuditNote note) {
  if (who.is_system) return;
  AuditEntry entry;
  entry.at = at;
  entry.action = std::move(note.action);
  if (who.account)
    entry.actor = domain::EventActor{domain::ActorKind::account, who.account->id.value, who.account->name};
  entry.subject = std::move(note.subject);
  entry.detail = std::move(note.detail);
  if (is_utf8(who.address)) entry.address = who.address;  // a proxy's word: anything may stand there
  tx.audit().append(entry);
}

std::string title_of(const DraftRecord& draft) {
  return "draft " + std::to_string(draft.id.value) + " of " + draft.tournament_name;
}

}  // namespace draftwire::app
