// A PROXY header: the same however its bytes arrive, within its bounds, and a client whose address is one.
#include <arpa/inet.h>
#include <netinet/in.h>

#include <stdexcept>
#include <string>

#include "fuzz/choices.hpp"
#include "net/proxy_header.hpp"

namespace draftwire::net {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

bool is_address(const std::string& text) {
  in6_addr address{};
  return ::inet_pton(AF_INET, text.c_str(), &address) == 1 || ::inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

// How many bytes it takes to be sure; those that are there when it never is.
std::size_t decided_after(const std::string& bytes) {
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto header = read_proxy_header(std::string_view(bytes).substr(0, size));
    if (!header || *header) return size;
  }
  return bytes.size();
}

}  // namespace
}  // namespace draftwire::net

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::net;
  const std::string bytes = draftwire::testing::Choices(data, size).rest();
  const auto whole = read_proxy_header(bytes);
  const std::size_t index = decided_after(bytes);
  const auto early = read_proxy_header(std::string_view(bytes).substr(0, index));
  require(early.has_value() == whole.has_value(), "it depends on how the bytes arrive whether it is right");
  if (!whole) {
    require(!whole.error().empty(), "an error without a reason");
    return 0;
  }
  require(early->has_value() == whole->has_value(), "it depends on how the bytes arrive whether it is whole");
  if (!*whole) {
    require(bytes.size() < ProxyHeader::kMaxV2, "it waits for more than a header has");
    return 0;
  }
  require((*early)->size == (*whole)->size && (*early)->client == (*whole)->client, "it depends on what comes behind");
  require((*whole)->size == index, "it takes other bytes than those that it needed");
  require((*whole)->size <= ProxyHeader::kMaxV2, "a header over its bound");
  require(!(*whole)->client || is_address(*(*whole)->client), "a client without an address");
  const std::string client = (*whole)->client.value_or("");
  require(!client.starts_with("::ffff:") || !client.contains('.'), "an IPv4 client as IPv6");
  return 0;
}
