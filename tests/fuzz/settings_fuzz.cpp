// A configuration file: it settles, or one line says where it is wrong.
#include <stdexcept>
#include <string>

#include "fuzz/choices.hpp"
#include "server/settings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::server;
  const std::string text = draftwire::testing::Choices(data, size).rest();
  try {
    const Settings settings = settle({}, {}, values_from_text(text, "draftwire.toml"), "draftwire.toml");
    if (settings.workers < 1 || settings.database.location.empty()) throw std::logic_error("settled on nonsense");
  } catch (const SettingsError& error) {
    if (!std::string_view(error.what()).starts_with("draftwire.toml:")) throw std::logic_error("it says not where");
  }
  return 0;
}
