#include "app/audit.hpp"

#include <utility>

namespace draftwire::app {

void note(PeopleWriter& writer, const Identity& who, domain::Timestamp at, AuditNote note) {
  if (who.is_system) return;
  AuditEntry entry;
  entry.at = at;
  entry.action = std::move(note.action);
  if (who.account) entry.actor = domain::EventActor{who.account->id.value, who.account->name};
  entry.subject = std::move(note.subject);
  entry.detail = std::move(note.detail);
  entry.address = who.address;
  writer.append_audit(entry);
}

}  // namespace draftwire::app
