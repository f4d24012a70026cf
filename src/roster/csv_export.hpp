#pragma once

#include <span>
#include <string>
#include <string_view>

#include "roster/reader.hpp"

// Pure; any thread.
namespace draftwire::roster {

// What the column of ratings is called: the tournament's name for them where that reads back as the rating and is no
// title of `others`, else `mmr`.
std::string_view rating_title(std::string_view rating_name, std::span<const std::string_view> others = {});

// A rating in the tournament's decimals. Three digits behind the point could be thousands, so a finer zero follows
// them: 5.4570.
std::string rating_cell(domain::Mmr units, int decimals);

// A roster as a file that the reader finds unchanged: `name`, the rating, `positions`, and `discord_id` when asked for.
std::string roster_csv(std::span<const KnownPerson> people, const Scale& scale, bool has_discord_ids);

}  // namespace draftwire::roster
