// A roster's file as people have it: a reason why it can't be read, or a preview that keeps its promises. Every row is
// in a line that is there; what could be imported is what a roster may have; and imported once, it changes nothing
// again.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "fuzz/choices.hpp"
#include "roster/import_plan.hpp"
#include "roster/names.hpp"
#include "roster/preview_json.hpp"
#include "roster/reader.hpp"

namespace draftwire::roster {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

Options any_options(testing::Choices& choices) {
  Options options;
  const std::uint8_t which = choices.byte();
  if ((which & 1U) != 0) options.separator = std::string_view(",;\t|")[choices.below(4)];
  if ((which & 2U) != 0) options.header_line = static_cast<int>(choices.below(4));
  if ((which & 4U) != 0) {
    const int name = static_cast<int>(choices.below(3));
    options.columns = Columns{{Field::name, name}, {Field::mmr, name + 1}, {Field::positions, name + 2}};
  }
  if ((which & 8U) != 0) options.unrated_mmr = 3000;
  if ((which & 16U) != 0) options.also_people = {2, 3, 4};
  if ((which & 32U) != 0) options.encoding = choices.below(2) == 0 ? "Shift_JIS" : "UTF-16LE";
  if ((which & 64U) != 0) options.leave_out = {3};
  return options;
}

std::vector<KnownPerson> after(const ImportPlan& plan) {
  std::vector<KnownPerson> known;
  for (const NewPerson& person : plan.inserts) {
    require(person.mmr >= 0 && person.mmr <= kMaxRating, "a rating that can't be");
    require(checked_name(person.name) == person.name, "a name that can't be");
    known.push_back(
        {{static_cast<std::int64_t>(known.size()) + 1}, person.name, person.mmr, person.positions, person.discord_id});
  }
  require(plan.updates.empty(), "an update without a roster");
  return known;
}

}  // namespace
}  // namespace draftwire::roster

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::roster;
  draftwire::testing::Choices choices(data, size);
  const Options options = any_options(choices);
  const Scale scale{"Elo", static_cast<int>(choices.below(4))};
  const std::string file = choices.rest();
  const auto preview = read_roster(file, options, {}, scale);
  if (!preview) {
    require(!preview.error().message.empty(), "refused for nothing");
    return 0;
  }
  int above = 0;
  for (const Row& row : preview->rows) {
    require(row.line > above, "rows out of order");
    above = row.line;
    require(row.status != Status::bad || !row.errors.empty(), "bad for nothing");
  }
  require(!preview_json(*preview).empty(), "no JSON");
  const auto plan = import_plan(*preview);
  if (!plan) return 0;
  const auto again = read_roster(file, options, after(*plan), scale);
  require(again && again->needs.empty(), "a question about what was imported");
  require(again->counts.same == static_cast<int>(plan->inserts.size()), "a second import that changes something");
  return 0;
}
