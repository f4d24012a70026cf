#include <string>
#include <vector>

#include <gtest/gtest.h>
// rapidcheck's GoogleTest support needs GoogleTest first.
#include <rapidcheck/gtest.h>

#include "roster/import_plan.hpp"
#include "roster/reader.hpp"

// A roster is read back exactly, in whatever shape a sheet writes it.
namespace draftwire::testing {
namespace {

using namespace roster;

struct Person {
  std::string name;
  int mmr = 0;
  std::vector<std::string> positions;
};

int below(int limit) {
  return *rc::gen::inRange(0, limit);
}

template <class T>
T any_of(const std::vector<T>& values) {
  return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
}

// The number keeps names apart.
Person any_person(int number) {
  static const std::vector<std::string> kFirst{"Zoë",    "Asta",      "Łukasz",   "Гордей", "霜",
                                               "O’Neil", "Kay \"K\"", "Lind, Bo", "a;b",    "=Sum"};
  Person person{any_of(kFirst) + " x" + std::to_string(number), *rc::gen::inRange(0, 1'000'001), {}};
  for (int i = below(3); i > 0; --i) person.positions.push_back(any_of<std::string>({"1", "mid", "hard support"}));
  return person;
}

std::string grouped(int number, const std::string& mark) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), mark);
  return text;
}

std::string any_rating(int mmr) {
  switch (below(8)) {
    case 0:
      return grouped(mmr, ",");
    case 1:
      return grouped(mmr, ".");
    case 2:
      return grouped(mmr, "\u00A0");
    case 3:
      return grouped(mmr, "'");
    case 4:
      return std::to_string(mmr) + ".0";
    case 5:
      return "~" + std::to_string(mmr) + " MMR";
    case 6:
      return mmr % 100 == 0 ? std::to_string(mmr / 1000) + "." + std::to_string(mmr / 100 % 10) + "k"
                            : "+" + std::to_string(mmr);
    default:
      return std::to_string(mmr);
  }
}

std::string joined(const std::vector<std::string>& parts, const std::string& sign) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : sign) + part;
  return text;
}

class Sheet {
 public:
  explicit Sheet(std::size_t people)
      : separator_(any_of<std::string>({",", ";", "\t", "|"})), end_(any_of<std::string>({"\n", "\r\n", "\r"})) {
    for (std::size_t i = 0; i < people; ++i) people_.push_back(any_person(static_cast<int>(i)));
  }

  [[nodiscard]] const std::vector<Person>& people() const { return people_; }

  std::string text() {
    std::string text = any_of<std::string>({"", "\xEF\xBB\xBF"});
    if (below(4) == 0) text += "Winter Cup 2026" + separator_ + end_;
    const bool has_blank_column = below(3) == 0;
    const auto row = [&](std::vector<std::string> cells) {
      if (has_blank_column) cells.insert(cells.begin(), "");
      for (int i = below(3); i > 0; --i) cells.emplace_back();
      std::string line;
      for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : separator_) + cell(cells[i]);
      text += line + end_;
      if (below(5) == 0) text += any_of<std::string>({"", separator_, " "}) + end_;
    };
    row({any_of<std::string>({"name", "Player", "Nick_Name", "IGN"}),
         any_of<std::string>({"MMR", "Elo Rating", "rating", "mmr\n(current)"}),
         any_of<std::string>({"positions", "Role(s)", "pos"})});
    for (const Person& person : people_) {
      row({person.name, any_rating(person.mmr),
           joined(person.positions, any_of<std::string>({";", "/", "|", ",", "\n"}))});
    }
    return text;
  }

 private:
  [[nodiscard]] std::string cell(const std::string& text) const {
    const bool must = text.find_first_of(separator_ + "\"\n\r") != std::string::npos;
    if (!must && below(4) != 0) return text;
    std::string quoted = below(5) == 0 ? " \"" : "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
  }

  const std::string separator_;
  const std::string end_;
  std::vector<Person> people_;
};

std::vector<KnownPerson> imported(const ImportPlan& plan) {
  std::vector<KnownPerson> known;
  for (const NewPerson& person : plan.inserts) {
    known.push_back(
        {{static_cast<std::int64_t>(known.size()) + 1}, person.name, person.mmr, person.positions, person.discord_id});
  }
  return known;
}

RC_GTEST_PROP(Roster, is_read_back_in_every_shape_and_imported_once, ()) {
  Sheet sheet(static_cast<std::size_t>(1 + below(12)));
  const std::string text = sheet.text();
  RC_LOG() << text;
  const auto preview = read_roster(text, {}, {}, {});
  RC_ASSERT(preview.has_value());
  const auto plan = import_plan(*preview);
  RC_ASSERT(plan.has_value());
  RC_ASSERT(plan->inserts.size() == sheet.people().size());
  for (std::size_t i = 0; i < plan->inserts.size(); ++i) {
    RC_ASSERT(plan->inserts[i].name == sheet.people()[i].name);
    RC_ASSERT(plan->inserts[i].mmr == sheet.people()[i].mmr);
    RC_ASSERT(plan->inserts[i].positions == sheet.people()[i].positions);
  }
  const auto again = read_roster(text, {}, imported(*plan), {});
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->counts.same == static_cast<int>(sheet.people().size()));
  RC_ASSERT(import_plan(*again)->inserts.empty() && import_plan(*again)->updates.empty());
}

// What a number is for sure is written out here once more: digits alone.
RC_GTEST_PROP(Roster, misreads_no_cell, ()) {
  std::string cell;
  for (int i = 1 + below(8); i > 0; --i)
    cell += any_of<std::string>({"1", "5", "0", ".", ",", "'", " ", "k", "-", "+", "~", "o", "e", "%", "²", "/"});
  const auto preview = read_roster("name\tmmr\nAsta\t" + cell + "\n", {}, {}, {});
  RC_ASSERT(preview.has_value() && preview->rows.size() == 1);
  const Row& row = preview->rows.front();
  std::string digits;
  for (const char c : cell) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (row.status == Status::fresh) {
    const bool has_fraction = cell.find_first_of(".,k") != std::string::npos;
    RC_ASSERT(cell.find_first_of("oe%/") == std::string::npos && cell.find("²") == std::string::npos);
    RC_ASSERT(has_fraction || row.mmr == std::stoll(digits));
  } else if (row.status == Status::bad) {
    RC_ASSERT(!row.errors.empty() && row.errors.front().message.find('"') != std::string::npos);
  } else {
    RC_ASSERT(row.status == Status::unrated && digits.empty());
  }
}

}  // namespace
}  // namespace draftwire::testing
