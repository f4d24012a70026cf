#include "unit/wire/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

#include <gtest/gtest.h>

namespace draftwire::testing {
namespace {

bool is_flat(const wire::Value& value) {
  if (const auto* list = value.if_array()) {
    for (const wire::Value& item : *list) {
      if (item.is_structured()) return false;
    }
  } else if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) {
      if (member.is_structured() && !is_flat(member)) return false;
    }
  }
  return true;
}

// One line for what has no depth, so that a diff shows a row as a row.
std::string pretty(const wire::Value& value, const std::string& indent = "") {
  const std::string deeper = indent + "  ";
  if (value.is_array() && !is_flat(value)) {
    std::string text = "[";
    for (const char* separator = "\n"; const wire::Value& item : value.get_array()) {
      text += separator + deeper + pretty(item, deeper);
      separator = ",\n";
    }
    return text + "\n" + indent + "]";
  }
  if (value.is_object() && (indent.empty() || !is_flat(value))) {
    std::string text = "{";
    for (const char* separator = "\n"; const auto& [key, member] : value.get_object()) {
      text += separator + deeper + boost::json::serialize(wire::Value(key)) + ": " + pretty(member, deeper);
      separator = ",\n";
    }
    return text + "\n" + indent + "}";
  }
  return boost::json::serialize(value);
}

}  // namespace

void expect_golden(const std::string& name, const wire::Value& value) {
  const std::string path = DRAFTWIRE_SOURCE_DIR "/tests/unit/wire/golden/" + name + ".json";
  const std::string text = pretty(value) + "\n";
  const char* flag = std::getenv("DRAFTWIRE_REGENERATE_GOLDEN");
  if (flag != nullptr && std::string_view(flag) == "1") {
    std::ofstream(path) << text;
    return;
  }
  std::ifstream file(path);
  ASSERT_TRUE(file.good()) << path << " is missing: run with DRAFTWIRE_REGENERATE_GOLDEN=1";
  std::ostringstream golden;
  golden << file.rdbuf();
  EXPECT_EQ(text, golden.str()) << "golden file " << name;
}

}  // namespace draftwire::testing
