#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wire/problem.hpp"

namespace draftwire::auth {

// What a browser says about where a request comes from. Empty: the header was not sent.
struct RequestSource {
  std::string_view method;
  std::string_view host;            // Host
  std::string_view origin;          // Origin
  std::string_view sec_fetch_site;  // Sec-Fetch-Site
};

// What this site is called. Without a public URL it is called what each request's Host says.
struct SiteNames {
  std::string public_url;                    // `https://draft.example`; empty: not known
  std::vector<std::string> allowed_origins;  // whose pages may read here what everybody may see
};

// Case of scheme and host and a default port do not matter, here and below.

// Whether `origin` is the server's own: its public URL, or without one that of the Host asked, by http or https.
bool is_own_origin(std::string_view origin, std::string_view host, const SiteNames& names);

// Whether `origin` is one of those that may read here what everybody may see.
bool is_listed_origin(std::string_view origin, std::span<const std::string> allowed);

// A request for a host that the server is not called is refused (`foreign_host`), whatever it asks: some proxy has put
// another name in, or a page has its own name lead here (DNS rebinding). Hosts of allowed origins are known. Without a
// public URL every host is. Pure; any thread.
std::optional<wire::Problem> forbids_host(std::string_view host, const SiteNames& names);

// Unsafe requests that another site makes a browser send are refused (`cross_site`). Programs that are not browsers
// send neither header and pass: they carry no visitor's cookie. Pure; any thread.
std::optional<wire::Problem> forbids_cross_site(const RequestSource& source, const SiteNames& names);

// The refusal of a channel to such a site's page.
wire::Problem foreign_channel(std::string_view origin, std::string_view host, const SiteNames& names);

}  // namespace draftwire::auth
