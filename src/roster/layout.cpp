#include "roster/layout.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <utility>

#include "roster/columns.hpp"
#include "roster/list_line.hpp"
#include "roster/rating.hpp"
#include "roster/records.hpp"
#include "roster/words.hpp"

namespace draftwire::roster {
namespace {

constexpr std::array kSeparators{',', ';', '\t', '|'};
constexpr int kHeaderRows = 10;   // among which the header is
constexpr int kSampleRows = 200;  // by which separators are compared

// Where the first row below something begins.
struct RowStart {
  std::size_t offset = 0;
  int line = 1;
};

struct Header {
  int line = 0;
  Record titles;
  TitledColumns columns;
  RowStart below;
};

// "sep=;" in the first line, as Excel writes it.
std::optional<char> said_separator(std::string_view text) {
  constexpr std::string_view kSays = "sep=";
  std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != kSays.size() + 1 || squashed(line.substr(0, 3)) != "sep" || line[3] != '=') return std::nullopt;
  const char said = line.back();
  return std::ranges::find(kSeparators, said) == kSeparators.end() ? std::nullopt : std::optional(said);
}

RowStart after_first_line(std::string_view text) {
  std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  if (end < text.size() && text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') ++end;
  return {std::min(end + 1, text.size()), 2};
}

bool has_number(const Record& record, std::string_view rating_name) {
  return std::ranges::any_of(record.cells, [&](std::string_view cell) {
    return rating_text(cell, rating_name).kind == RatingText::Kind::number;
  });
}

// Of the searches for a header: all of one text.
class HeaderSearch {
 public:
  HeaderSearch(std::string_view text, RowStart begin, std::string_view rating_name)
      : text_(text), begin_(begin), rating_name_(rating_name) {}

  // The first of the first rows that has a name and a rating column; with the row below it when that is one as well.
  [[nodiscard]] std::optional<Header> find(char separator) const {
    std::optional<Header> found;
    RecordReader reader(text_, separator, begin_.offset, begin_.line);
    Record record;
    for (int row = 0; row < kHeaderRows && reader.next(record); ++row) {
      Header header = header_from(record, reader);
      if (header.columns.is_header()) {
        const bool is_second = found.has_value() && !has_number(record, rating_name_);
        if (found && !is_second) return found;
        if (found) fill_gaps(header, *found);
        found = std::move(header);
      } else if (found) {
        return found;
      }
    }
    return found;
  }

  // A row of titles of which one is known.
  [[nodiscard]] std::optional<Header> find_partial(char separator) const {
    RecordReader reader(text_, separator, begin_.offset, begin_.line);
    Record record;
    for (int row = 0; row < kHeaderRows && reader.next(record); ++row) {
      Header header = header_from(record, reader);
      const bool is_known = header.columns.fields.contains(Field::name) || header.columns.fields.contains(Field::mmr);
      constexpr int kLoose = 10;
      if (is_known && record.width > 1 && header.columns.looseness < kLoose && !has_number(record, rating_name_)) {
        return header;
      }
    }
    return std::nullopt;
  }

  // The row that begins in that line, or before it and goes on there.
  [[nodiscard]] std::optional<Header> at_line(char separator, int line) const {
    RecordReader reader(text_, separator, begin_.offset, begin_.line);
    for (Record record; reader.next(record) && record.line <= line;) {
      const bool is_open_end = reader.offset() == text_.size() && !text_.ends_with('\n') && !text_.ends_with('\r');
      if (line < reader.line() + (is_open_end ? 1 : 0)) return header_from(record, reader);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Header header_from(const Record& record, const RecordReader& reader) const {
    Header header;
    header.line = record.line;
    header.titles = record;
    // Views into what was unescaped stay those of the first record.
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      header.titles.cells[i] = header.titles.unescaped.emplace_back(record.cells[i]);
    }
    header.columns = titled_columns(header.titles, rating_name_);
    header.below = {reader.offset(), reader.line()};
    return header;
  }

  // What only the upper row of two says.
  static void fill_gaps(Header& lower, const Header& upper) {
    for (const auto& [field, index] : upper.columns.fields) {
      const bool is_used =
          std::ranges::any_of(lower.columns.fields, [&](const auto& it) { return it.second == index; });
      if (!is_used) lower.columns.fields.emplace(field, index);
    }
    for (std::size_t i = 0; i < lower.titles.cells.size(); ++i) {
      if (lower.titles.cells[i].empty()) {
        lower.titles.cells[i] = lower.titles.unescaped.emplace_back(upper.titles.cell(i));
      }
    }
  }

  const std::string_view text_;
  const RowStart begin_;
  const std::string_view rating_name_;
};

// How well a separator cuts a text without a header: 0 is not at all.
int fit(const Contents& sample) {
  if (sample.ratings().empty() || sample.texts().empty()) return 0;
  int full = INT_MAX;
  for (const ColumnContent& column : sample.columns) full = std::min(full, column.rows);
  return 1 + (full * 10 >= sample.rows * 9 ? 1 : 0);
}

// "Aria 6,500": the comma belongs to the number.
bool cuts_numbers(std::string_view text, RowStart begin, std::string_view rating_name) {
  RecordReader lines(text, kNoSeparator, begin.offset, begin.line);
  int rows = 0;
  int cut = 0;
  for (Record record; rows < kSampleRows && lines.next(record); ++rows) {
    const ListLine line = list_line(record.cells.front(), rating_name);
    if (line.kind == ListLine::Kind::rated && line.rating.contains(',') && !line.name.contains(',')) ++cut;
  }
  return rows > 0 && cut * 10 >= rows * 9;
}

bool is_list(std::string_view text, RowStart begin, std::string_view rating_name) {
  RecordReader lines(text, kNoSeparator, begin.offset, begin.line);
  int rows = 0;
  int rated = 0;
  for (Record record; rows < kSampleRows && lines.next(record); ++rows) {
    if (list_line(record.cells.front(), rating_name).kind == ListLine::Kind::rated) ++rated;
  }
  return rated * 2 >= rows && rated > 0;
}

char guessed_separator(std::string_view text, RowStart begin, const HeaderSearch& search,
                       std::string_view rating_name) {
  std::optional<char> best;
  std::pair<std::size_t, std::size_t> most;
  for (const char separator : kSeparators) {
    const auto header = search.find(separator);
    if (!header) continue;
    const std::pair found(header->columns.fields.size(), header->titles.width);
    if (best && found <= most) continue;
    best = separator;
    most = found;
  }
  if (best) return *best;

  // Commas stand in numbers as well: they come last.
  int best_fit = 0;
  for (const char separator : {'\t', ';', '|', ','}) {
    const int found =
        fit(contents_of(RecordReader(text, separator, begin.offset, begin.line), rating_name, kSampleRows));
    if (found <= best_fit) continue;
    best = separator;
    best_fit = found;
  }
  if (best && (*best != ',' || !cuts_numbers(text, begin, rating_name))) return *best;
  for (const char separator : kSeparators) {
    if (search.find_partial(separator)) return separator;
  }
  if (is_list(text, begin, rating_name)) return kNoSeparator;
  std::size_t widest = 1;
  char result = kNoSeparator;
  for (const char separator : {'\t', ';', '|', ','}) {
    const Contents sample =
        contents_of(RecordReader(text, separator, begin.offset, begin.line), rating_name, kSampleRows);
    const auto is_full = [&](const ColumnContent& column) { return column.rows * 2 > sample.rows; };
    const auto full = static_cast<std::size_t>(std::ranges::count_if(sample.columns, is_full));
    if (full <= widest) continue;
    widest = full;
    result = separator;
  }
  return result;
}

struct Question {
  Field field;
  std::string_view code;
  std::string_view what;
};

constexpr std::array kQuestions{
    Question{Field::name, "choose_name_column", "the names"},
    Question{Field::mmr, "choose_rating_column", "the ratings"},
    Question{Field::positions, "choose_positions_column", "the positions"},
    Question{Field::discord_id, "choose_discord_column", "the Discord ids"},
};

void ask(Layout& layout, Field field, std::vector<int> columns) {
  const Question& question = *std::ranges::find(kQuestions, field, &Question::field);
  layout.needs.push_back(
      {question.code, "Which column has " + std::string(question.what) + "?", std::move(columns), std::nullopt, {}});
}

// Fills what the titles leave open by what is in the columns: a question, for the titles say something else.
void ask_for_missing(Layout& layout, const Contents& contents) {
  for (const Field field : {Field::name, Field::mmr}) {
    if (layout.fields.contains(field)) continue;
    std::vector<int> candidates = field == Field::name ? contents.texts() : contents.ratings();
    const auto is_used = [&](int index) {
      return std::ranges::any_of(layout.fields, [&](const auto& it) { return it.second == index; });
    };
    std::erase_if(candidates, is_used);
    if (candidates.empty()) {
      for (int i = 0; std::cmp_less(i, contents.columns.size()); ++i) {
        if (!is_used(i)) candidates.push_back(i);
      }
    } else {
      layout.fields.emplace(field, candidates.front());
    }
    ask(layout, field, std::move(candidates));
  }
}

void take_header(Layout& layout, const Header& header) {
  layout.header_line = header.line;
  layout.header_width = header.titles.width;
  layout.body_offset = header.below.offset;
  layout.body_line = header.below.line;
  for (std::size_t i = 0; i < header.titles.cells.size(); ++i) {
    layout.columns.push_back({static_cast<int>(i), std::string(header.titles.cells[i]), std::nullopt});
  }
}

// A column of the title "Discord" often has names that are no ids: it is then ignored.
void drop_discord_names(Layout& layout, const Contents& contents, const TitledColumns& titled) {
  const auto found = layout.fields.find(Field::discord_id);
  if (found == layout.fields.end() || titled.rivals.contains(Field::discord_id)) return;
  const auto index = static_cast<std::size_t>(found->second);
  if (index >= contents.columns.size() || squashed(layout.columns[index].title) != "discord") return;
  const ColumnContent& column = contents.columns[index];
  if (column.rows > 0 && column.ids == 0 && column.texts > 0) layout.fields.erase(found);
}

void read_titles(Layout& layout, const Header& header, const Contents& contents) {
  layout.fields = header.columns.fields;
  drop_discord_names(layout, contents, header.columns);
  for (const auto& [field, columns] : header.columns.rivals) ask(layout, field, columns);
  ask_for_missing(layout, contents);
}

void read_contents(Layout& layout, const Contents& contents) {
  const std::vector<int> ratings = contents.ratings();
  if (ratings.size() == 1) {
    layout.fields[Field::mmr] = ratings.front();
  } else if (ratings.size() > 1) {
    layout.fields[Field::mmr] = ratings.front();
    ask(layout, Field::mmr, ratings);
  }
  if (const std::vector<int> texts = contents.texts(); !texts.empty()) layout.fields[Field::name] = texts.front();
  for (std::size_t i = 0; i < contents.columns.size(); ++i) {
    if (contents.columns[i].is_discord_id()) layout.fields.emplace(Field::discord_id, static_cast<int>(i));
  }
  ask_for_missing(layout, contents);
}

void list_columns(Layout& layout, std::size_t width) {
  for (std::size_t i = layout.columns.size(); i < width; ++i) {
    layout.columns.push_back({static_cast<int>(i), "", std::nullopt});
  }
  for (const auto& [field, index] : layout.fields) {
    if (std::cmp_less(index, layout.columns.size())) layout.columns[static_cast<std::size_t>(index)].as = field;
  }
}

}  // namespace

std::optional<std::size_t> Layout::index(Field field) const {
  const auto found = fields.find(field);
  if (found == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(found->second);
}

bool Layout::is_list() const {
  return separator == kNoSeparator;
}

std::expected<Layout, BadOption> layout_of(std::string_view text, const Options& options,
                                           std::string_view rating_name) {
  const auto said = said_separator(text);
  const RowStart begin = said ? after_first_line(text) : RowStart{};
  const HeaderSearch search(text, begin, rating_name);
  Layout layout;
  layout.body_offset = begin.offset;
  layout.body_line = begin.line;
  if (options.separator || said) {
    layout.separator = options.separator ? *options.separator : *said;
  } else {
    layout.separator = guessed_separator(text, begin, search, rating_name);
    const bool is_table = options.columns || options.header_line.value_or(0) > 0;
    if (layout.is_list() && is_table) layout.separator = ',';
  }
  if (layout.is_list()) {
    layout.fields = {{Field::name, 0}, {Field::mmr, 1}};
    list_columns(layout, 2);
    return layout;
  }

  std::optional<Header> header;
  if (!options.header_line) {
    header = search.find(layout.separator);
    if (!header) header = search.find_partial(layout.separator);
  } else if (*options.header_line > 0) {
    header = search.at_line(layout.separator, *options.header_line);
    if (!header) return std::unexpected(BadOption{"header_line", "must be a line of the file that is not blank"});
  }
  if (header) take_header(layout, *header);
  const Contents contents =
      contents_of(RecordReader(text, layout.separator, layout.body_offset, layout.body_line), rating_name, INT_MAX);
  const bool is_header_widest = layout.header_width >= contents.width;
  layout.width = is_header_widest ? layout.header_width : contents.width;
  layout.widest_line = is_header_widest ? layout.header_line : contents.widest_line;
  const std::size_t width = std::max(layout.columns.size(), contents.columns.size());
  if (options.columns) {
    layout.fields = *options.columns;
    for (const auto& [_, index] : layout.fields) {
      if (std::cmp_greater_equal(index, width)) {
        return std::unexpected(BadOption{"columns", "must be columns of the file, which has " + std::to_string(width)});
      }
    }
  } else if (header) {
    read_titles(layout, *header, contents);
  } else {
    read_contents(layout, contents);
  }
  list_columns(layout, width);
  return layout;
}

}  // namespace draftwire::roster
