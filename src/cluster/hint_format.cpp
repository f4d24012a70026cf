#include "cluster/hint_format.hpp"

#include <charconv>

#include <fmt/format.h>

namespace draftwire::cluster {
namespace {

constexpr std::string_view kCommit = "commit";
constexpr std::string_view kSetup = "setup";
constexpr std::string_view kDeleted = "deleted";
constexpr std::string_view kProbe = "probe";

constexpr domain::DraftId kNoDraft{0};

struct Encoder {
  const std::string& node;

  std::string operator()(const CommitHint& hint) const {
    const wire::CommitFrame& commit = *hint.commit;
    return fmt::format("{} {} {} {} {} {} {} {} {} {}\n{}", kCommit, node, hint.epoch, commit.draft_id.value,
                       commit.tournament_id.value, commit.first_seq, commit.last_seq, commit.first_tournament_seq,
                       commit.last_tournament_seq, commit.event_count, commit.frame.payload());
  }
  std::string operator()(const SetupHint& hint) const {
    return fmt::format("{} {} {} {}\n", kSetup, node, hint.draft.value_or(kNoDraft).value, hint.tournament.value);
  }
  std::string operator()(const DeletedHint& hint) const {
    std::string text = fmt::format("{} {} {}", kDeleted, node, hint.tournament.value);
    for (const domain::DraftId draft : hint.drafts) text += fmt::format(" {}", draft.value);
    return text + "\n";
  }
  std::string operator()(const Probe& probe) const { return fmt::format("{} {} {}\n", kProbe, node, probe.sent_at); }
};

// The words of a line, one after the other; remembers when one was not what it had to be.
class Words {
 public:
  explicit Words(std::string_view line) : rest_(line) {}

  std::string_view word() {
    const auto end = std::min(rest_.find(' '), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (word.empty()) is_wrong_ = true;
    return word;
  }

  std::int64_t number() {
    const std::string_view text = word();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) is_wrong_ = true;
    return value;
  }

  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
  [[nodiscard]] bool is_wrong() const { return is_wrong_; }

 private:
  std::string_view rest_;
  bool is_wrong_ = false;
};

CommitHint commit_from(Words& words, std::string_view payload) {
  std::string epoch(words.word());
  const domain::DraftId draft{words.number()};
  const domain::TournamentId tournament{words.number()};
  const domain::Seq first = words.number();
  const domain::Seq last = words.number();
  const domain::Seq first_of_tournament = words.number();
  const domain::Seq last_of_tournament = words.number();
  const auto count = static_cast<std::size_t>(words.number());
  return {std::move(epoch), std::make_shared<const wire::CommitFrame>(
                                wire::CommitFrame{.draft_id = draft,
                                                  .tournament_id = tournament,
                                                  .first_seq = first,
                                                  .last_seq = last,
                                                  .first_tournament_seq = first_of_tournament,
                                                  .last_tournament_seq = last_of_tournament,
                                                  .event_count = count,
                                                  .frame = wire::Frame(wire::Frame::Opcode::text, payload)})};
}

bool is_whole(const CommitHint& hint) {
  const wire::CommitFrame& commit = *hint.commit;
  const auto span = static_cast<domain::Seq>(commit.event_count);
  return commit.event_count > 0 && commit.last_seq - commit.first_seq + 1 == span &&
         commit.last_tournament_seq - commit.first_tournament_seq + 1 == span &&
         commit.frame.payload().starts_with(R"({"type":"draft_events","events":[)") &&
         commit.frame.payload().ends_with("]}");
}

}  // namespace

std::string encode(const Hint& hint) {
  return std::visit(Encoder{hint.node}, hint.what);
}

std::optional<Hint> decode(std::string_view text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  Words words(text.substr(0, end));
  const std::string_view kind = words.word();
  Hint hint{std::string(words.word()), Probe{}};
  if (kind == kCommit) {
    CommitHint commit = commit_from(words, text.substr(end + 1));
    if (!is_whole(commit)) return std::nullopt;
    hint.what = std::move(commit);
  } else if (kind == kSetup) {
    const domain::DraftId draft{words.number()};
    hint.what = SetupHint{draft == kNoDraft ? std::nullopt : std::optional(draft), {words.number()}};
  } else if (kind == kDeleted) {
    DeletedHint deleted{{words.number()}, {}};
    while (!words.is_at_end()) deleted.drafts.push_back({words.number()});
    hint.what = std::move(deleted);
  } else if (kind == kProbe) {
    hint.what = Probe{words.number()};
  } else {
    return std::nullopt;
  }
  if (words.is_wrong() || !words.is_at_end()) return std::nullopt;
  return hint;
}

std::string draft_redis_channel(const std::string& league, domain::TournamentId tournament, domain::DraftId draft) {
  return fmt::format("draftwire:{}:{}:{}", league, tournament.value, draft.value);
}

std::string tournament_pattern(const std::string& league, domain::TournamentId tournament) {
  return fmt::format("draftwire:{}:{}:*", league, tournament.value);
}

std::string node_redis_channel(const std::string& league, const std::string& node) {
  return fmt::format("draftwire:{}:node:{}", league, node);
}

}  // namespace draftwire::cluster
