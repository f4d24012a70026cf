#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "storage/rows/row_reader.hpp"

namespace draftwire::storage {

// What app::StoreWriter promises, on a connection that is inside a write transaction. Lives as long as that.
class RowWriter : public RowReader<app::StoreWriter> {
 public:
  using RowReader::RowReader;

  std::vector<domain::Event> append(domain::DraftId id, std::span<const domain::EventBody> bodies,
                                    const std::optional<domain::EventActor>& actor, domain::Timestamp at) override;

  void on_commit(std::function<void()> after) override;

  domain::TournamentId insert_tournament(std::string_view name, std::optional<domain::AccountId> organiser,
                                         domain::Timestamp at) override;
  void rename_tournament(domain::TournamentId id, std::string_view name) override;
  void delete_tournament(domain::TournamentId id) override;

  std::vector<app::RosterPlayer> insert_players(domain::TournamentId id,
                                                std::span<const app::NewPlayer> players) override;
  void update_player(const app::RosterPlayer& player) override;
  void delete_player(domain::PlayerId id) override;

  domain::DraftId insert_draft(domain::TournamentId id, const app::DraftSpec& spec, domain::Timestamp at) override;
  void update_draft(domain::DraftId id, const app::DraftSpec& spec) override;

  domain::AccountId insert_account(std::string_view name, app::Role role, std::string_view password_hash,
                                   domain::Timestamp at) override;

  void insert_session(const app::SessionHash& hash, const app::Session& session) override;
  void touch_session(const app::SessionHash& hash, domain::Timestamp at) override;
  void delete_session(const app::SessionHash& hash) override;
  void delete_sessions_idle_since(domain::Timestamp at) override;

  int rotate_seat(domain::DraftId draft, domain::TeamId team) override;

  // What on_commit() was given, in that order.
  [[nodiscard]] std::vector<std::function<void()>> take_after_commit() { return std::exchange(after_commit_, {}); }

 private:
  std::vector<std::function<void()>> after_commit_;
};

// Runs them in order. An exception is logged and stops none of the others: what is durable stays so. Precondition: the
// transaction is durable.
void run_after_commit(const std::vector<std::function<void()>>& after_commit) noexcept;

}  // namespace draftwire::storage
