#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace draftwire::wire {

// JSON written straight to a text, without values in between: for what is large and made for each commit. The same
// bytes as Boost.JSON's.

void append_text(std::string& out, std::string_view text);

template <std::integral Number>
void append_number(std::string& out, Number number) {
  char digits[24];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(number));
  out.append(digits, end);
}

// `append_item(out, item)` for each, with commas, in brackets.
template <class Items, class AppendItem>
void append_list(std::string& out, const Items& items, AppendItem append_item) {
  char before = '[';
  for (const auto& item : items) {
    out += before;
    append_item(out, item);
    before = ',';
  }
  out += before == '[' ? "[]" : "]";
}

// An object, from its construction to its end. Names are written as they are.
class ObjectText {
 public:
  explicit ObjectText(std::string& out) : out_(out) {}
  ~ObjectText() { out_ += before_ == '{' ? "{}" : "}"; }
  ObjectText(const ObjectText&) = delete;
  ObjectText& operator=(const ObjectText&) = delete;

  template <class Value>
  ObjectText& add(std::string_view name, const Value& value) {
    out_ += before_;
    before_ = ',';
    out_ += '"';
    out_ += name;
    out_ += "\":";
    put(value);
    return *this;
  }

 private:
  void put(std::same_as<bool> auto truth) { out_ += truth ? "true" : "false"; }
  void put(std::nullptr_t) { out_ += "null"; }
  void put(std::string_view text) { append_text(out_, text); }
  template <std::integral Number>
    requires(!std::same_as<Number, bool>)
  void put(Number number) {
    append_number(out_, number);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value) {
      put(*value);
    } else {
      put(nullptr);
    }
  }
  // What writes the value itself.
  template <std::invocable<std::string&> Write>
  void put(const Write& write) {
    write(out_);
  }

  std::string& out_;
  char before_ = '{';
};

}  // namespace draftwire::wire
