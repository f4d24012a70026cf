#include "roster/words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/ascii.hpp"
#include "roster/names.hpp"
#include "roster/unicode.hpp"

namespace draftwire::roster {
namespace {

struct Title {
  std::string_view text;  // squashed
  Field field;
  int looseness;
};

constexpr std::array kTitles{
    Title{"name", Field::name, 0},
    Title{"player", Field::name, 1},
    Title{"players", Field::name, 1},
    Title{"playername", Field::name, 1},
    Title{"nickname", Field::name, 1},
    Title{"nick", Field::name, 1},
    Title{"ign", Field::name, 1},
    Title{"handle", Field::name, 1},
    Title{"username", Field::name, 1},
    Title{"gamertag", Field::name, 1},
    Title{"summoner", Field::name, 1},
    Title{"displayname", Field::name, 1},
    Title{"discordname", Field::name, 2},
    Title{"mmr", Field::mmr, 0},
    Title{"rating", Field::mmr, 1},
    Title{"elo", Field::mmr, 1},
    Title{"sr", Field::mmr, 1},
    Title{"skill", Field::mmr, 1},
    Title{"skillrating", Field::mmr, 1},
    Title{"points", Field::mmr, 1},
    Title{"lp", Field::mmr, 1},
    Title{"score", Field::mmr, 2},
    Title{"level", Field::mmr, 2},
    Title{"peak", Field::mmr, 2},
    Title{"positions", Field::positions, 0},
    Title{"position", Field::positions, 1},
    Title{"roles", Field::positions, 1},
    Title{"role", Field::positions, 1},
    Title{"pos", Field::positions, 1},
    Title{"mainrole", Field::positions, 1},
    Title{"preferredroles", Field::positions, 1},
    Title{"preferredrole", Field::positions, 1},
    Title{"discordid", Field::discord_id, 0},
    Title{"discorduserid", Field::discord_id, 1},
    Title{"discord", Field::discord_id, 2},
};

// Words that say nothing by themselves, beside one that does.
constexpr std::array kNameRemarks = std::to_array<std::string_view>({"display", "discord"});
constexpr std::array kMmrRemarks =
    std::to_array<std::string_view>({"current", "currently", "max", "highest", "best", "now", "season", "solo",
                                     "ranked", "pts", "approx", "approximate", "estimated", "average", "avg"});
constexpr std::array kPositionRemarks =
    std::to_array<std::string_view>({"main", "preferred", "primary", "favourite", "favorite"});
constexpr std::array kDiscordRemarks = std::to_array<std::string_view>({"id", "user", "digits", "number", "numeric"});
constexpr std::array kAnyRemarks =
    std::to_array<std::string_view>({"your", "my", "the", "what", "is", "in", "game", "ingame", "s"});

std::span<const std::string_view> remarks_of(Field field) {
  switch (field) {
    case Field::name:
      return kNameRemarks;
    case Field::mmr:
      return kMmrRemarks;
    case Field::positions:
      return kPositionRemarks;
    case Field::discord_id:
      return kDiscordRemarks;
  }
  return {};
}

std::vector<std::string> words_of(std::string_view title) {
  std::vector<std::string> words(1);
  while (!title.empty()) {
    const UChar32 point = take_point(title);
    if (point >= 0 && u_isalnum(point) != 0) {
      append_point(words.back(), u_foldCase(point, U_FOLD_CASE_DEFAULT));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

const Title* exact(std::string_view squashed_title, std::optional<Field> field = std::nullopt) {
  const auto* const found = std::ranges::find_if(
      kTitles, [&](const Title& title) { return title.text == squashed_title && (!field || title.field == *field); });
  return found == kTitles.end() ? nullptr : found;
}

bool is_remark(std::string_view word, Field field) {
  const auto among = [&](std::span<const std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
  };
  const bool is_number = std::ranges::all_of(word, [](char c) { return is_digit(c); });
  return among(remarks_of(field)) || among(kAnyRemarks) || (field == Field::mmr && is_number);
}

// How loose a title is whose every word is known for the field.
std::optional<int> looseness(std::span<const std::string> words, Field field, std::string_view rating_name) {
  constexpr int kWithRemark = 10;
  std::optional<int> loosest;
  for (const std::string& word : words) {
    if (field == Field::mmr && word == rating_name) {
      loosest = std::max(loosest.value_or(0), 0);
    } else if (const Title* known = exact(word, field)) {
      loosest = std::max(loosest.value_or(0), known->looseness);
    } else if (!is_remark(word, field)) {
      return std::nullopt;
    }
  }
  if (loosest) *loosest += kWithRemark;
  return loosest;
}

}  // namespace

std::string squashed(std::string_view text) {
  std::string result;
  for (const std::string& word : words_of(text)) result += word;
  return result;
}

std::optional<TitleMeaning> meaning_of(std::string_view title, std::string_view rating_name) {
  constexpr std::size_t kLongest = 200;
  if (title.empty() || title.size() > kLongest) return std::nullopt;
  const std::vector<std::string> words = words_of(title);
  std::string whole;
  for (const std::string& word : words) whole += word;
  if (whole.empty()) return std::nullopt;
  const std::string rating = squashed(rating_name);
  if (const Title* known = exact(whole); known != nullptr && known->looseness == 0) {
    return TitleMeaning{known->field, 0};
  }
  if (whole == rating) return TitleMeaning{Field::mmr, 0};
  if (const Title* known = exact(whole)) return TitleMeaning{known->field, known->looseness};
  std::optional<TitleMeaning> best;
  for (const Field field : {Field::name, Field::mmr, Field::positions, Field::discord_id}) {
    const auto loose = looseness(words, field, rating);
    if (loose && (!best || *loose < best->looseness)) best = {field, *loose};
  }
  return best;
}

bool is_rating_unit(std::string_view word, std::string_view rating_name) {
  constexpr std::size_t kLongest = 40;
  if (word.size() > kLongest) return false;
  const std::string text = squashed(word);
  if (text.empty()) return false;
  if (text == "pts" || text == squashed(rating_name)) return true;
  const Title* known = exact(text);
  return known != nullptr && known->field == Field::mmr && known->looseness <= 1;
}

bool is_summary_name(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  if (name.size() > kLongest) return false;
  const std::string text = squashed(name);
  constexpr std::array kNames =
      std::to_array<std::string_view>({"", "total", "grandtotal", "sum", "average", "avg", "mean", "count", "median"});
  return std::ranges::find(kNames, text) != kNames.end();
}

}  // namespace draftwire::roster
