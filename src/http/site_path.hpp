#pragma once

#include <string_view>

namespace draftwire::http {

// Whether a browser that is sent there stays on this site: an absolute path, with query and fragment if any, in which
// nothing reads as another host, and nothing but what a URL may have stands. Pure; any thread.
bool is_site_path(std::string_view text);

}  // namespace draftwire::http
