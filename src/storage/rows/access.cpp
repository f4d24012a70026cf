#include "storage/rows/access.hpp"

namespace draftwire::storage::access {
namespace {

constexpr std::string_view kVersion = "SELECT version FROM access_version";
constexpr std::string_view kMove = "UPDATE access_version SET version = version + 1";
constexpr std::string_view kWriteUnchanged = "UPDATE access_version SET version = version";

constexpr std::string_view kTournaments = "SELECT id FROM tournaments WHERE visibility = 'private' ORDER BY id";
constexpr std::string_view kDrafts = R"sql(
  SELECT d.id FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE t.visibility = 'private' ORDER BY d.id)sql";
constexpr std::string_view kLastTournament = "SELECT coalesce(max(id), 0) FROM tournaments";
constexpr std::string_view kLastDraft = "SELECT coalesce(max(id), 0) FROM drafts";

class AccessRows final : public app::AccessStore {
 public:
  explicit AccessRows(RowContext& context) : connection_(context.connection) {}

  std::int64_t version() const override { return access::version(connection_); }

  app::PrivateChannels private_channels() const override {
    app::PrivateChannels channels;
    channels.access_version = version();
    channels.tournaments =
        connection_.query(kTournaments).all([](const Query& row) { return row.id<domain::TournamentId>(0); });
    channels.drafts = connection_.query(kDrafts).all([](const Query& row) { return row.id<domain::DraftId>(0); });
    channels.last_tournament = {connection_.query(kLastTournament).number()};
    channels.last_draft = {connection_.query(kLastDraft).number()};
    return channels;
  }

  void move_version() override { access::move_version(connection_); }

 private:
  Connection& connection_;
};

}  // namespace

std::int64_t version(Connection& connection) {
  return connection.query(kVersion).number();
}

void move_version(Connection& connection) {
  connection.query(kMove).run();
}

void write_unchanged(Connection& connection) {
  connection.query(kWriteUnchanged).run();
}

std::unique_ptr<app::AccessStore> make(RowContext& context) {
  return std::make_unique<AccessRows>(context);
}

}  // namespace draftwire::storage::access
