#include "roster/reader.hpp"

#include <algorithm>
#include <utility>

#include "roster/layout.hpp"
#include "roster/people.hpp"
#include "roster/rating_column.hpp"
#include "roster/records.hpp"
#include "roster/row_reader.hpp"
#include "roster/text_source.hpp"
#include "roster/words.hpp"

namespace draftwire::roster {
namespace {

constexpr std::size_t kMostRows = 2 * kMaxPeople;  // with what is left out or no person

Unreadable bad(const BadOption& option) {
  return {Unreadable::Kind::bad_option, option.name + " " + option.message, option.name};
}

// A line above the people of a list: a title, or the words of a header.
bool is_above_list(std::string_view line, std::string_view rating_name) {
  if (line.ends_with(':')) return true;
  const std::size_t blank = line.find_first_of(" \t");
  if (blank == std::string_view::npos) return meaning_of(line, rating_name).has_value();
  const auto first = meaning_of(line.substr(0, blank), rating_name);
  const auto second = meaning_of(line.substr(line.find_last_of(" \t") + 1), rating_name);
  return first && second && first->field == Field::name && second->field == Field::mmr;
}

void pass_titles(std::string_view text, Layout& layout, std::string_view rating_name) {
  RecordReader reader(text, layout.separator, layout.body_offset, layout.body_line);
  for (Record record; reader.next(record) && is_above_list(record.cells.front(), rating_name);) {
    layout.header_line = record.line;
    layout.body_offset = reader.offset();
    layout.body_line = reader.line();
  }
}

// Reads the rows of a text whose layout is known.
class Reading {
 public:
  Reading(std::string_view text, const Layout& layout, const Options& options, std::span<const KnownPerson> known,
          const Scale& scale, const RowSink& take)
      : text_(text),
        layout_(layout),
        options_(options),
        scale_(scale),
        take_(take),
        people_(known, options, layout.fields),
        ratings_(scale, options.read_scale) {}

  std::expected<Preview, Unreadable> run() {
    if (const auto wrong = people_.bad_option()) return std::unexpected(bad(*wrong));
    Preview preview;
    preview.needs = layout_.needs;
    const bool can_read = layout_.fields.contains(Field::name) && layout_.fields.contains(Field::mmr);
    if (can_read) {
      if (!note_ratings()) return std::unexpected(too_many());
      read_rows(preview);
    }
    preview.rating = ratings_.reading();
    ask(preview, can_read);
    if (person_count_ > kMaxPeople) return std::unexpected(too_many());
    return preview;
  }

 private:
  static Unreadable too_many() {
    return {Unreadable::Kind::too_large, "A roster has at most 5000 people, and this file has more."};
  }

  [[nodiscard]] RecordReader rows() const { return {text_, layout_.separator, layout_.body_offset, layout_.body_line}; }

  // False when there are too many.
  bool note_ratings() {
    RecordReader reader = rows();
    std::size_t count = 0;
    for (Record record; reader.next(record); ++count) {
      if (count == kMostRows) return false;
      const RowCells cells = row_cells(record, layout_, scale_.rating_name);
      if (!is_summary_name(cells.name)) ratings_.note(rating_text(cells.rating, scale_.rating_name));
    }
    ratings_.settle();
    return true;
  }

  void read_rows(Preview& preview) {
    RowReader row_reader(ratings_, scale_, options_.unrated_mmr);
    RecordReader reader = rows();
    for (Record record; reader.next(record);) {
      Row row = row_reader.read(row_cells(record, layout_, scale_.rating_name));
      row.is_left_out = options_.leave_out.contains(row.line);
      const bool is_somebody = row.status != Status::bad && row.status != Status::not_a_person;
      if (is_somebody && !row.is_left_out) people_.place(row, preview.needs);
      if (!row.is_left_out) {
        ++preview.counts.of(row.status);
        if (row.status != Status::not_a_person) ++person_count_;
      }
      take_(std::move(row));
    }
  }

  void ask(Preview& preview, bool can_read) const {
    if (preview.rating.ambiguous) {
      preview.needs.push_back(
          {"choose_read_scale", "Are dots and commas in the ratings for thousands or for decimals?"});
    }
    if (can_read && person_count_ == 0) preview.needs.push_back({"no_people", "There are no people in this file."});
  }

  const std::string_view text_;
  const Layout& layout_;
  const Options& options_;
  const Scale& scale_;
  const RowSink& take_;
  People people_;
  RatingColumn ratings_;
  int person_count_ = 0;
};

}  // namespace

std::expected<Preview, Unreadable> read_roster(std::string_view bytes, const Options& options,
                                               std::span<const KnownPerson> known, const Scale& scale) {
  std::vector<Row> rows;
  auto preview = read_roster(bytes, options, known, scale, [&](Row&& row) { rows.push_back(std::move(row)); });
  if (preview) preview->rows = std::move(rows);
  return preview;
}

std::expected<Preview, Unreadable> read_roster(std::string_view bytes, const Options& options,
                                               std::span<const KnownPerson> known, const Scale& scale,
                                               const RowSink& take) {
  if (bytes.size() > kMaxFileSize) {
    return std::unexpected(Unreadable{Unreadable::Kind::too_large, "A roster's file has at most 1 MiB."});
  }
  auto source = text_source(bytes, options, scale);
  if (!source) return std::unexpected(std::move(source.error()));
  const std::string_view text = source->text(bytes);
  auto layout = layout_of(text, options, scale.rating_name);
  if (!layout) return std::unexpected(bad(layout.error()));
  if (layout->width > kMaxColumns) {
    return std::unexpected(Unreadable{Unreadable::Kind::not_text, "Line " + std::to_string(layout->widest_line) +
                                                                      " has " + std::to_string(layout->width) +
                                                                      " columns; a roster has at most " +
                                                                      std::to_string(kMaxColumns) + "."});
  }
  if (layout->is_list()) pass_titles(text, *layout, scale.rating_name);
  auto preview = Reading(text, *layout, options, known, scale, take).run();
  if (!preview) return preview;
  preview->encoding = std::move(source->encoding);
  if (!layout->is_list()) preview->separator = layout->separator;
  preview->header_line = layout->header_line;
  preview->columns = std::move(layout->columns);
  return preview;
}

}  // namespace draftwire::roster
