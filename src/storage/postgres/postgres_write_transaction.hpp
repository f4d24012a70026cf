#pragma once

#include <optional>
#include <string>

#include "storage/postgres/announcing_order.hpp"
#include "storage/rows/row_transaction.hpp"

namespace draftwire::storage {

// What app::WriteTransaction promises while other nodes write as well: a lock is that of the row, and the time is the
// database's. Lives as long as the connection's transaction.
class PostgresWriteTransaction final : public RowWriteTransaction {
 public:
  PostgresWriteTransaction(Connection& connection, const std::string& epoch, AnnouncingOrder::Turns& turns)
      : RowWriteTransaction(connection, epoch), turns_(turns) {}

  void lock(domain::TournamentId id) override;
  void lock(domain::DraftId id) override;
  void lock(domain::PlayerId id) override;
  void lock_rights() override;
  void lock(domain::AccountId id) override;
  void lock_credentials(std::string_view account_name) override;

  domain::Timestamp league_time(domain::DraftId id, domain::Timestamp node_time) override;

 private:
  void keep(std::optional<domain::TournamentId> locked);

  AnnouncingOrder::Turns& turns_;
};

}  // namespace draftwire::storage
