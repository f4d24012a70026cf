#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/ids.hpp"
#include "wire/frame.hpp"

// What nodes tell one another through Redis. A line of words, and for a commit the text of its frame behind it. Pure.
namespace draftwire::cluster {

struct CommitHint {
  std::string epoch;
  wire::CommitFramePtr commit;
};

struct SetupHint {
  std::optional<domain::DraftId> draft;  // nothing: what changed is the tournament's alone
  domain::TournamentId tournament;
};

struct DeletedHint {
  domain::TournamentId tournament;
  std::vector<domain::DraftId> drafts;
};

// To oneself, to see whether hints arrive: when it was sent, in milliseconds of this node's steady clock.
struct Probe {
  std::int64_t sent_at = 0;
};

struct Hint {
  std::string node;  // who says it
  std::variant<CommitHint, SetupHint, DeletedHint, Probe> what;
};

std::string encode(const Hint& hint);

// Nothing for what no Draftwire of this version says.
std::optional<Hint> decode(std::string_view text);

// The Redis channel that a draft's hints are published to, and the pattern for all drafts of a tournament.
std::string draft_redis_channel(const std::string& league, domain::TournamentId tournament, domain::DraftId draft);
std::string tournament_pattern(const std::string& league, domain::TournamentId tournament);
// The one where a node hears itself.
std::string node_redis_channel(const std::string& league, const std::string& node);

}  // namespace draftwire::cluster
