#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wire/problem.hpp"

namespace draftwire::auth {

// What a browser says about where a request comes from. Empty: the header was not sent.
struct RequestSource {
  std::string_view method;
  std::string_view host;            // Host
  std::string_view origin;          // Origin
  std::string_view sec_fetch_site;  // Sec-Fetch-Site
};

// Whether `origin` is the server's own: that of the Host asked, or of its public URL. Case of scheme and host and a
// default port do not matter, here and below.
bool is_own_origin(std::string_view origin, std::string_view host, std::string_view public_url);

// Whether `origin` is one of those that may read here what everybody may see.
bool is_listed_origin(std::string_view origin, std::span<const std::string> allowed);

// Unsafe requests that another site makes a browser send are refused (`cross_site`). Programs that are not browsers
// send neither header and pass: they carry no visitor's cookie. Pure; any thread.
std::optional<wire::Problem> forbids_cross_site(const RequestSource& source, std::string_view public_url);

}  // namespace draftwire::auth
