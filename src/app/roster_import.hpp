#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/announcer.hpp"
#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/quotas.hpp"
#include "app/store.hpp"
#include "roster/import_plan.hpp"
#include "roster/options.hpp"
#include "roster/preview.hpp"
#include "roster/reader.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

// What an import did.
struct ImportDone {
  roster::Counts counts;
  std::vector<RosterPlayer> people;  // those of the file who are on the roster now, in its order
};

// What a person must answer or mend first.
struct ImportStopped {
  std::vector<roster::Need> needs;
  std::vector<roster::Row> rows;  // those that are bad or have no rating
};

using ImportRefusal = std::variant<wire::Problem, ImportStopped>;

// A roster as a file.
struct RosterExport {
  std::string tournament_name;
  std::string csv;
};

// The answer to an option that can't be.
wire::Problem bad_roster_option(const roster::BadOption& option);

// Rosters as people have them, brought to a tournament and taken from it. Nothing is kept between a preview and an
// import. Blocks on the store: worker threads only. Everything given must outlive it.
class RosterImport {
 public:
  RosterImport(Store& store, Clock& clock, Announcer& announcer, Quotas quotas)
      : store_(store), clock_(clock), announcer_(announcer), quotas_(quotas) {}

  // What is understood of a file, and what an import of it would do now. Its rows go to `take` and are not in the
  // preview. Staff only.
  std::expected<roster::Preview, wire::Problem> preview(domain::TournamentId id, std::string_view file,
                                                        const roster::Options& options, const Identity& who,
                                                        const roster::RowSink& take);

  // All of it or nothing, by the same reading. Who is in an active draft keeps rating and positions. The
  // file is read while nothing is locked, and again when the roster changed meanwhile. Staff only.
  std::expected<ImportDone, ImportRefusal> import(domain::TournamentId id, std::string_view file,
                                                  const roster::Options& options, const Identity& who);

  // Which an import finds unchanged. Discord ids are for staff.
  std::expected<RosterExport, wire::Problem> export_csv(domain::TournamentId id, const Identity& who);

 private:
  // The tournament as a file is compared with it.
  struct Seen {
    Tournament tournament;
    std::int64_t version = 0;
    std::vector<roster::KnownPerson> people;
    std::vector<domain::PlayerId> playing;  // who is in an active draft; ascending
  };
  // Of one file against that.
  struct Reading {
    Seen seen;
    roster::Preview preview;
    roster::ImportPlan plan;
  };

  static std::expected<Seen, wire::Problem> look(const ReadTransaction& tx, domain::TournamentId id,
                                                 const Identity& who);
  static std::expected<roster::Preview, wire::Problem> read(std::string_view file, const roster::Options& options,
                                                            const Seen& seen, const roster::RowSink& take);
  static std::expected<Reading, ImportRefusal> plan(std::string_view file, const roster::Options& options, Seen seen);
  // Precondition: the tournament is locked, and is as it was read.
  std::expected<ImportDone, ImportRefusal> apply(WriteTransaction& tx, const Reading& reading, const Identity& who);
  // Nothing: the roster changed since.
  std::optional<std::expected<ImportDone, ImportRefusal>> apply_if_current(const Reading& reading, const Identity& who);

  Store& store_;
  Clock& clock_;
  Announcer& announcer_;
  const Quotas quotas_;
};

}  // namespace draftwire::app
