#include "http/pages.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "http/answers.hpp"
#include "http/embedded_files.hpp"
#include "http/target.hpp"

namespace draftwire::http {
namespace {

constexpr std::string_view kIndex = "index.html";

constexpr std::string_view kNotBuilt =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Draftwire</title></head><body>"
    "<h1>Draftwire runs, but its pages were not built</h1><p>Build them with <code>./dev build</code>, or serve them "
    "from a folder with <code>--ui-dir</code>. The API is at <code>/api/v1</code>.</p></body></html>\n";

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kMimeTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".mp3", "audio/mpeg"},
    {".wav", "audio/wav"},
    {".txt", "text/plain; charset=utf-8"},
}};

bool is_id(std::string_view text) {
  return !text.empty() && text.size() < 20 && text.front() != '0' &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

// One file as it could be sent; `storage` holds what was read for this request alone.
struct Found {
  EmbeddedFile file;
  std::string storage;
};

std::optional<Found> find_embedded(std::string_view path) {
  const auto& files = embedded_files();
  const auto file = std::ranges::find(files, path, &EmbeddedFile::path);
  if (file == files.end()) return std::nullopt;
  return Found{*file, {}};
}

// Empty when it can be none: an escaped slash would be part of a file's name.
std::string file_named_by(const Target& target) {
  std::string file;
  if (!target.segments) return file;
  for (const std::string& segment : *target.segments) {
    if (segment.empty() || segment.contains('/')) return {};
    file += file.empty() ? segment : "/" + segment;
  }
  return file;
}

// A path that leads out of the folder, or to a hidden file, finds none.
std::optional<Found> find_in_folder(const std::string& folder, const std::string& path) {
  const std::filesystem::path inside(path);
  if (inside.is_absolute() || std::ranges::any_of(inside, [](const std::filesystem::path& part) {
        return part.empty() || part.native().starts_with('.');
      })) {
    return std::nullopt;
  }
  const std::filesystem::path file = std::filesystem::path(folder) / inside;
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) return std::nullopt;
  return Found{{}, std::move(bytes).str()};
}

std::string_view cache_control(std::string_view path) {
  if (path == kIndex) return "no-cache";
  // The names there hold the hash of the content.
  if (path.starts_with("assets/")) return "public, max-age=31536000, immutable";
  return "public, max-age=3600";
}

Response not_modified(Response response) {
  response.status = 304;
  response.body.clear();
  response.static_body = {};
  std::erase_if(response.headers, [](const auto& header) {
    return header.first == "Content-Type" || header.first == "Content-Encoding";
  });
  return response;
}

Response file_response(const Request& request, std::string_view path, Found found, int status) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", std::string(mime_type(path))},
                      {"Cache-Control", std::string(cache_control(path))}};
  std::string etag;
  if (found.file.plain.empty()) {
    etag = etag_of(found.storage);
    response.body = std::move(found.storage);
  } else {
    const EmbeddedFile& file = found.file;
    const std::string_view accepted = request.header("Accept-Encoding");
    std::string coding;
    response.static_body = file.plain;
    if (!file.brotli.empty() && accepts_encoding(accepted, "br")) {
      coding = "br";
      response.static_body = file.brotli;
    } else if (!file.gzip.empty() && accepts_encoding(accepted, "gzip")) {
      coding = "gzip";
      response.static_body = file.gzip;
    }
    if (!coding.empty()) response.headers.emplace_back("Content-Encoding", coding);
    if (!file.brotli.empty() || !file.gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
    etag = "\"" + std::string(file.hash) + (coding.empty() ? "" : "-" + coding) + "\"";
  }
  response.headers.emplace_back("ETag", etag);
  const bool is_known = status == 200 && names_etag(request.header("If-None-Match"), etag);
  return is_known ? not_modified(std::move(response)) : response;
}

}  // namespace

bool is_page(const Target& target) {
  const auto& segments = target.segments;
  if (!segments) return false;
  if (segments->empty()) return true;
  const std::string& first = segments->front();
  if (segments->size() == 1) return first == "sign-in" || first == "account" || first == "accounts";
  if (segments->size() != 2) return false;
  const std::string& second = segments->back();
  if (first == "tournaments" || first == "drafts") return is_id(second);
  return (first == "seat" || first == "invite" || first == "watch") && !second.empty();
}

std::string_view mime_type(std::string_view file_name) {
  for (const auto& [ending, type] : kMimeTypes) {
    if (file_name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(item.size() + 1, accept_encoding.size()));
    if (without_blanks(item.substr(0, item.find(';'))) != coding) continue;
    const auto q = item.find("q=");
    if (q == std::string_view::npos) return true;
    return item.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

std::optional<Response> Pages::get(const Request& request) const {
  const auto find = [&](const std::string& file) {
    return is_in_memory() ? find_embedded(file) : find_in_folder(folder_, file);
  };
  const bool has_page = is_page(request.target);
  if (!has_page) {
    const std::string file = file_named_by(request.target);
    if (auto found = file.empty() || file == kIndex ? std::nullopt : find(file)) {
      return file_response(request, file, std::move(*found), 200);
    }
    if (request.header("Accept").find("text/html") == std::string_view::npos) return std::nullopt;
  }
  const int status = has_page ? 200 : 404;
  if (auto index = find(std::string(kIndex))) return file_response(request, kIndex, std::move(*index), status);
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", std::string(mime_type(kIndex))}, {"Cache-Control", "no-store"}};
  response.static_body = kNotBuilt;
  return response;
}

}  // namespace draftwire::http
