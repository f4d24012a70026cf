#include "storage/rows/row_transaction.hpp"

#include <algorithm>

#include "base/exception_text.hpp"
#include "base/log_limit.hpp"
#include "storage/rows/access.hpp"
#include "storage/rows/accounts.hpp"
#include "storage/rows/audit.hpp"
#include "storage/rows/drafts.hpp"
#include "storage/rows/event_log.hpp"
#include "storage/rows/invites.hpp"
#include "storage/rows/roster.hpp"
#include "storage/rows/seats.hpp"
#include "storage/rows/sessions.hpp"
#include "storage/rows/tournament_people.hpp"
#include "storage/rows/tournaments.hpp"

namespace draftwire::storage {
namespace {

app::Stores stores_on(RowContext& context) {
  return {.access = access::make(context),
          .accounts = accounts::make(context),
          .audit = audit::make(context),
          .drafts = drafts::make(context),
          .log = event_log::make(context),
          .invites = invites::make(context),
          .roster = roster::make(context),
          .seats = seats::make(context),
          .sessions = sessions::make(context),
          .people = tournament_people::make(context),
          .tournaments = tournaments::make(context)};
}

}  // namespace

RowReadTransaction::RowReadTransaction(Connection& connection, const std::string& epoch)
    : RowTransactionContext(connection), ReadTransaction(epoch, stores_on(context_)) {}

RowWriteTransaction::RowWriteTransaction(Connection& connection, const std::string& epoch)
    : RowTransactionContext(connection), WriteTransaction(epoch, stores_on(context_)) {}

void RowWriteTransaction::lock(domain::TournamentId id) {
  locks().add(id);
}

void RowWriteTransaction::lock(domain::DraftId id) {
  locks().add(id);
}

void RowWriteTransaction::lock(domain::PlayerId id) {
  locks().add(id);
}

void RowWriteTransaction::lock(domain::AccountId id) {
  locks().add(id);
}

domain::Timestamp RowWriteTransaction::league_time(domain::DraftId id, domain::Timestamp node_time) {
  return std::max(node_time, log().last_moment(id).value_or(node_time));
}

void RowWriteTransaction::on_commit(std::function<void()> after) {
  after_commit_.push_back(std::move(after));
}

void run_after_commit(const std::vector<std::function<void()>>& after_commit) noexcept {
  for (const std::function<void()>& after : after_commit) {
    try {
      after();
    } catch (...) {
      limited_log::error("after a commit: {}", current_exception_text());
    }
  }
}

}  // namespace draftwire::storage
