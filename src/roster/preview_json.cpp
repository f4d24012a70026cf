#include "roster/preview_json.hpp"

#include "wire/positions_json.hpp"

namespace draftwire::roster {
namespace {

using wire::Array;
using wire::Object;
using wire::Value;

template <class T>
Value or_null(const std::optional<T>& value) {
  return value ? Value(*value) : Value(nullptr);
}

Object encoding_json(const Encoding& encoding) {
  return {{"used", encoding.used},
          {"guessed", encoding.guessed},
          {"others", Array(encoding.others.begin(), encoding.others.end())}};
}

Array columns_json(const std::vector<Column>& columns) {
  Array array;
  for (const Column& column : columns) {
    array.push_back(Object{{"index", column.index},
                           {"title", column.title},
                           {"as", column.as ? Value(to_string(*column.as)) : Value(nullptr)}});
  }
  return array;
}

Object rating_json(const RatingReading& rating) {
  Object object{{"decimals", rating.decimals},
                {"read_scale", rating.read_scale ? Value(to_string(*rating.read_scale)) : Value(nullptr)},
                {"ambiguous", rating.ambiguous}};
  if (rating.suggested_decimals) object["suggested_decimals"] = *rating.suggested_decimals;
  return object;
}

Value before_json(const std::optional<Before>& before) {
  if (!before) return nullptr;
  Object object;
  if (before->name) object["name"] = *before->name;
  if (before->mmr) object["mmr"] = *before->mmr;
  if (before->positions) object["positions"] = wire::positions_json(*before->positions);
  if (before->discord_id) object["discord_id"] = or_null(*before->discord_id);
  return object;
}

Object need_json(const Need& need) {
  Object object{{"code", need.code}, {"message", need.message}};
  if (need.line) object["line"] = *need.line;
  if (!need.columns.empty()) object["columns"] = Array(need.columns.begin(), need.columns.end());
  if (!need.player_ids.empty()) {
    Array ids;
    for (const domain::PlayerId id : need.player_ids) ids.push_back(id.value);
    object["player_ids"] = std::move(ids);
  }
  return object;
}

void add_item(std::string& list, const Object& item) {
  if (!list.empty()) list += ',';
  list += boost::json::serialize(item);
}

}  // namespace

Object row_json(const Row& row) {
  Array notes;
  for (const Note& note : row.notes) notes.push_back(Object{{"code", note.code}, {"text", note.text}});
  Array errors;
  for (const CellError& error : row.errors) {
    errors.push_back(Object{{"field", error.field ? Value(to_string(*error.field)) : Value(nullptr)},
                            {"code", error.code},
                            {"message", error.message},
                            {"cell", error.cell}});
  }
  return {{"line", row.line},
          {"status", to_string(row.status)},
          {"left_out", row.is_left_out},
          {"name", row.name},
          {"mmr", or_null(row.mmr)},
          {"positions", wire::positions_json(row.positions)},
          {"discord_id", or_null(row.discord_id)},
          {"player_id", row.player_id ? Value(row.player_id->value) : Value(nullptr)},
          {"before", before_json(row.before)},
          {"notes", std::move(notes)},
          {"errors", std::move(errors)}};
}

Object counts_json(const Counts& counts) {
  return {{"new", counts.fresh},       {"update", counts.update},
          {"same", counts.same},       {"duplicate", counts.duplicate},
          {"unrated", counts.unrated}, {"not_a_person", counts.not_a_person},
          {"bad", counts.bad}};
}

Array needs_json(const std::vector<Need>& needs) {
  Array array;
  for (const Need& need : needs) array.push_back(need_json(need));
  return array;
}

// More than the answer to any file of 1 MiB was measured to need: its pages are touched only as they are written, and a
// text that grows is there twice.
PreviewWriter::PreviewWriter(std::size_t file_size) {
  constexpr std::size_t kMostPerByte = 6;
  rows_.reserve(file_size * kMostPerByte);
}

// Item by item: as one tree of values 5,000 people would take several times the memory of the text.
void PreviewWriter::add(const Row& row) {
  add_item(rows_, row_json(row));
}

std::string PreviewWriter::finish(const Preview& preview) {
  const Object head{{"encoding", encoding_json(preview.encoding)},
                    {"separator", preview.separator ? Value(separator_name(*preview.separator)) : Value(nullptr)},
                    {"header_line", preview.header_line},
                    {"columns", columns_json(preview.columns)},
                    {"rating", rating_json(preview.rating)}};
  std::string needs;
  for (const Need& need : preview.needs) add_item(needs, need_json(need));
  std::string text = boost::json::serialize(head);
  text.pop_back();
  rows_.insert(0, text + ",\"needs\":[" + needs + "],\"rows\":[");
  rows_ += "],\"counts\":" + boost::json::serialize(counts_json(preview.counts)) + "}";
  return std::move(rows_);
}

std::string preview_json(const Preview& preview) {
  PreviewWriter writer(0);
  for (const Row& row : preview.rows) writer.add(row);
  return writer.finish(preview);
}

}  // namespace draftwire::roster
