#include "net/deflate_offer.hpp"

#include <algorithm>
#include <vector>

#include "base/ascii.hpp"
#include "wire/deflate.hpp"

namespace draftwire::net {
namespace {

constexpr int kMostWindowBits = 15;
constexpr int kLeastWindowBits = 8;

struct Parameter {
  std::string_view name;
  std::optional<std::string> value;
};

struct Extension {
  std::string_view name;
  std::vector<Parameter> parameters;
};

// RFC 9110 §5.6.2
bool is_token_char(char c) {
  return is_alphanumeric(c) || (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

// The grammar of RFC 6455 §9.1, a piece at a time.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool is_at_end() const { return text_.empty(); }

  void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size())); }

  // Passes over the character, if it is next.
  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  // Empty: there is none.
  std::string_view token() {
    const auto end = std::ranges::find_if_not(text_, is_token_char);
    const std::string_view found = text_.substr(0, static_cast<std::size_t>(end - text_.begin()));
    text_.remove_prefix(found.size());
    return found;
  }

  // After the first quote. What is inside must be a token as well.
  std::optional<std::string> quoted_token() {
    std::string value;
    while (!text_.empty() && !text_.starts_with('"')) {
      (void)take('\\');
      if (text_.empty() || !is_token_char(text_.front())) return std::nullopt;
      value += text_.front();
      text_.remove_prefix(1);
    }
    if (!take('"') || value.empty()) return std::nullopt;
    return value;
  }

 private:
  std::string_view text_;
};

std::expected<Parameter, MalformedExtensions> read_parameter(Reader& reader) {
  Parameter parameter;
  parameter.name = reader.token();
  if (parameter.name.empty()) return std::unexpected(MalformedExtensions{});
  reader.skip_spaces();
  if (!reader.take('=')) return parameter;
  reader.skip_spaces();
  parameter.value = reader.take('"') ? reader.quoted_token() : std::string(reader.token());
  if (!parameter.value || parameter.value->empty()) return std::unexpected(MalformedExtensions{});
  reader.skip_spaces();
  return parameter;
}

std::expected<std::vector<Extension>, MalformedExtensions> read_extensions(std::string_view text) {
  Reader reader(text);
  std::vector<Extension> extensions;
  do {
    reader.skip_spaces();
    Extension extension;
    extension.name = reader.token();
    if (extension.name.empty()) continue;  // an element of the list may be empty (RFC 9110 §5.6.1.2)
    reader.skip_spaces();
    while (reader.take(';')) {
      reader.skip_spaces();
      auto parameter = read_parameter(reader);
      if (!parameter) return std::unexpected(MalformedExtensions{});
      extension.parameters.push_back(std::move(*parameter));
    }
    extensions.push_back(std::move(extension));
  } while (reader.take(','));
  if (!reader.is_at_end() || extensions.empty()) return std::unexpected(MalformedExtensions{});
  return extensions;
}

// RFC 7692 §7.1.2.1: a decimal integer without leading zeroes.
std::optional<int> window_bits(const std::string& text) {
  const bool is_number = text.size() <= 2 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number || text.front() == '0') return std::nullopt;
  const int bits = std::stoi(text);
  return bits >= kLeastWindowBits && bits <= kMostWindowBits ? std::optional(bits) : std::nullopt;
}

// Nothing: the offer is declined (RFC 7692 §7.1: an unknown parameter, a wrong value, one twice, or a window that the
// shared messages do not fit).
std::optional<std::string> answer_to_offer(const Extension& offer) {
  std::string answer = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
  for (auto parameter = offer.parameters.begin(); parameter != offer.parameters.end(); ++parameter) {
    const auto& [name, value] = *parameter;
    const bool is_again = std::any_of(offer.parameters.begin(), parameter,
                                      [&](const Parameter& other) { return is_same_word(other.name, name); });
    if (is_again) return std::nullopt;
    if (is_same_word(name, "server_no_context_takeover") || is_same_word(name, "client_no_context_takeover")) {
      if (value) return std::nullopt;
    } else if (is_same_word(name, "server_max_window_bits")) {
      const auto bits = value ? window_bits(*value) : std::nullopt;
      if (!bits || *bits < wire::kDeflateWindowBits) return std::nullopt;
      answer += "; server_max_window_bits=" + std::to_string(wire::kDeflateWindowBits);
    } else if (is_same_word(name, "client_max_window_bits")) {
      if (value && !window_bits(*value)) return std::nullopt;  // any window of theirs will do
    } else {
      return std::nullopt;
    }
  }
  return answer;
}

}  // namespace

std::expected<std::optional<std::string>, MalformedExtensions> answer_to_extensions(std::string_view offers) {
  const auto extensions = read_extensions(offers);
  if (!extensions) return std::unexpected(MalformedExtensions{});
  for (const Extension& extension : *extensions) {
    if (!is_same_word(extension.name, "permessage-deflate")) continue;
    if (auto answer = answer_to_offer(extension)) return answer;
  }
  return std::nullopt;
}

}  // namespace draftwire::net
