#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roster/options.hpp"
#include "roster/preview.hpp"

namespace draftwire::roster {

inline constexpr std::size_t kMaxFileSize = std::size_t{1} << 20U;
inline constexpr int kMaxPeople = 5000;
inline constexpr int kMaxColumns = 500;
inline constexpr domain::Mmr kMaxRating = 1'000'000;  // in units of the scale

// A person who is on the roster.
struct KnownPerson {
  domain::PlayerId player_id;
  std::string name;
  domain::Mmr mmr = 0;
  std::vector<std::string> positions;
  std::optional<std::string> discord_id;
};

// What the tournament calls its ratings, and how fine they are: `mmr` counts units of 10^-decimals.
struct Scale {
  std::string rating_name = "MMR";
  int decimals = 0;
};

// Why there is no preview.
struct Unreadable {
  enum class Kind { not_text, too_large, bad_option };

  Kind kind = Kind::not_text;
  std::string message;      // a sentence for a person
  std::string option = {};  // of bad_option: which one
};

// Reads a roster as people have it: a table in any encoding and with any separator, or a list of names and numbers.
// `known` is the roster that it would be imported to. Nothing that could be read in two ways is guessed: it becomes an
// error of its row, or one of `needs`. Pure; any thread. Linear in the size of the file.
std::expected<Preview, Unreadable> read_roster(std::string_view bytes, const Options& options,
                                               std::span<const KnownPerson> known, const Scale& scale);

// Takes rows in the order of the file, while it is read. What was counted of them is in the preview.
using RowSink = std::function<void(Row&&)>;

// The same for who keeps no rows: the preview has none. When it fails, some may have been handed over.
std::expected<Preview, Unreadable> read_roster(std::string_view bytes, const Options& options,
                                               std::span<const KnownPerson> known, const Scale& scale,
                                               const RowSink& take);

}  // namespace draftwire::roster
