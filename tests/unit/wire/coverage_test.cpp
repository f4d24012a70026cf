#include <fstream>
#include <iterator>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"
#include "unit/wire/every_event.hpp"
#include "wire/event_json.hpp"
#include "wire/sentence.hpp"
#include "wire/sentences_text.hpp"
#include "wire/state_json.hpp"

// Nothing that the log can hold may be missing from what describes the log to others.
namespace draftwire::testing {
namespace {

wire::Value read_json(const std::string& path) {
  std::ifstream file(std::string(DRAFTWIRE_SOURCE_DIR) + "/" + path);
  return boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

const wire::Object& schemas() {
  static const wire::Value kDocument = read_json("api/openapi.json");
  return kDocument.at("components").at("schemas").as_object();
}

const wire::Value& schema_at(std::string_view reference) {
  return schemas().at(reference.substr(reference.rfind('/') + 1));
}

std::set<std::string> keys(const wire::Object& object) {
  std::set<std::string> names;
  for (const auto& member : object) names.emplace(member.key());
  return names;
}

std::set<std::string> required_by(const wire::Value& schema) {
  std::set<std::string> names;
  for (const wire::Value& name : schema.at("required").as_array()) names.emplace(name.as_string());
  return names;
}

std::set<std::string> event_types() {
  std::set<std::string> names;
  for (const domain::Event& event : every_event()) names.emplace(event_type(event.body));
  return names;
}

TEST(Coverage, every_event_type_has_an_example_and_a_name_of_its_own) {
  EXPECT_EQ(every_event().size(), std::variant_size_v<domain::EventBody>);
  EXPECT_EQ(event_types().size(), std::variant_size_v<domain::EventBody>);
}

TEST(Coverage, the_schema_tells_all_event_types_apart_and_no_others) {
  EXPECT_EQ(keys(schemas().at("DraftEvent").at("discriminator").at("mapping").as_object()), event_types());
}

TEST(Coverage, the_schema_requires_exactly_the_fields_that_an_event_and_its_payload_have) {
  const wire::Value& mapping = schemas().at("DraftEvent").at("discriminator").at("mapping");
  for (const domain::Event& event : every_event()) {
    const wire::Object shown = wire::to_json(event);
    const wire::Value& envelope = schema_at(mapping.at(event_type(event.body)).as_string());
    const wire::Value& payload = schema_at(envelope.at("properties").at("payload").at("$ref").as_string());
    for (const auto& [schema, object] : {std::pair(&envelope, &shown), {&payload, &shown.at("payload").as_object()}}) {
      EXPECT_EQ(required_by(*schema), keys(*object)) << event_type(event.body);
      EXPECT_EQ(keys(schema->at("properties").as_object()), keys(*object)) << event_type(event.body);
    }
    EXPECT_EQ(envelope.at("properties").at("event_type").at("const").as_string(), shown.at("event_type").as_string());
  }
}

TEST(Coverage, the_schema_requires_exactly_the_fields_that_a_state_has) {
  const Game game = a_draft().started();
  const wire::Object state = wire::to_json(game.state(), "5f0c");
  const std::vector<std::pair<std::string, const wire::Value*>> parts{{"OnClock", &state.at("on_clock")},
                                                                      {"Team", &state.at("teams").at(0)},
                                                                      {"Round", &state.at("rounds").at(0)},
                                                                      {"DraftPlayer", &state.at("players").at(0)}};
  EXPECT_EQ(required_by(schemas().at("DraftState")), keys(state));
  for (const auto& [name, part] : parts) EXPECT_EQ(required_by(schemas().at(name)), keys(part->as_object())) << name;
}

TEST(Coverage, every_event_type_has_a_sentence) {
  const wire::Value words = read_json("api/sentences.json").at("en");
  for (const std::string& type : event_types()) EXPECT_TRUE(words.as_object().contains(type)) << type;
  for (const domain::Event& event : every_event()) {
    EXPECT_THAT(wire::sentence(event), ::testing::Not(::testing::HasSubstr("{")));
  }
}

TEST(Coverage, the_sentences_in_the_program_are_those_of_the_file) {
  EXPECT_EQ(boost::json::parse(wire::kSentencesText), read_json("api/sentences.json"));
}

}  // namespace
}  // namespace draftwire::testing
