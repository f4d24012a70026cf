#pragma once

#include <chrono>
#include <string>

#include "app/identity.hpp"
#include "app/transaction.hpp"

namespace draftwire::app {

// How long an entry is kept.
inline constexpr std::chrono::days kAuditKept{365};

// What an entry of the audit log says, beside who did it, when and from where.
struct AuditNote {
  std::string action;        // `role_changed`: one of the words in docs/api.md
  std::string subject = {};  // what it was done to, as a person would name it: "draft 7 of Winter Cup"
  std::string detail = {};
};

// Adds an entry in the transaction of what it tells. What the process itself does, as bots and scenarios do, is not
// told.
void note(WriteTransaction& tx, const Identity& who, domain::Timestamp at, AuditNote note);

// "draft 7 of Winter Cup"
std::string title_of(const DraftRecord& draft);

}  // namespace draftwire::app
