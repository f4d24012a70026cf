#include "outgoing/https_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <utility>

namespace draftwire::outgoing {
namespace {

constexpr std::size_t kMaxAnswer = std::size_t{64} * 1024;
constexpr std::chrono::milliseconds kConnectTimeout{3000};
// Discord wants to know what kind of program asks.
constexpr const char* kUserAgent = "DiscordBot (Draftwire, 1.0)";

struct CurlDeleter {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct HeadersDeleter {
  void operator()(curl_slist* headers) const { curl_slist_free_all(headers); }
};
using Curl = std::unique_ptr<CURL, CurlDeleter>;
using Headers = std::unique_ptr<curl_slist, HeadersDeleter>;

// What came in, up to the limit; a callback that takes less than it was given ends the transfer.
struct Received {
  std::size_t bytes = 0;
  std::string body;

  bool takes(std::size_t more) {
    bytes += more;
    return bytes <= kMaxAnswer;
  }
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* received) {
  auto& into = *static_cast<Received*>(received);
  if (!into.takes(size * count)) return 0;
  into.body.append(data, size * count);
  return size * count;
}

std::size_t take_header(char* /*data*/, std::size_t size, std::size_t count, void* received) {
  return static_cast<Received*>(received)->takes(size * count) ? size * count : 0;
}

Headers headers_of(const auth::WebRequest& request) {
  Headers headers(curl_slist_append(nullptr, "Accept: application/json"));
  if (!request.bearer.empty()) {
    // The list keeps its first entry, which is the one that it is freed by.
    curl_slist_append(headers.get(), ("Authorization: Bearer " + request.bearer).c_str());
  }
  return headers;
}

template <class Value>
void set(const Curl& curl, CURLoption option, Value value) {
  if (curl_easy_setopt(curl.get(), option, value) != CURLE_OK) throw std::runtime_error("libcurl lacks an option");
}

long milliseconds(std::chrono::milliseconds time) {
  return std::max(1L, static_cast<long>(time.count()));
}

}  // namespace

HttpsClient::HttpsClient(std::string url) : url_(std::move(url)) {
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::runtime_error("libcurl could not be initialised");
}

std::expected<auth::WebAnswer, std::string> HttpsClient::send(const auth::WebRequest& request) {
  const Curl curl(curl_easy_init());
  if (!curl) throw std::runtime_error("libcurl could not begin a request");
  const std::string url = url_ + request.path;
  const Headers headers = headers_of(request);
  Received received;

  set(curl, CURLOPT_URL, url.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, url_.starts_with("https://") ? "https" : "http");
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_PROXY, "");
  set(curl, CURLOPT_NOSIGNAL, 1L);    // signals are the main thread's
  set(curl, CURLOPT_QUICK_EXIT, 1L);  // a name server that is silent keeps no thread after the timeout
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(std::min(kConnectTimeout, request.timeout)));
  set(curl, CURLOPT_TIMEOUT_MS, milliseconds(request.timeout));
  set(curl, CURLOPT_USERAGENT, kUserAgent);
  set(curl, CURLOPT_HTTPHEADER, headers.get());
  set(curl, CURLOPT_WRITEFUNCTION, &take_body);
  set(curl, CURLOPT_WRITEDATA, &received);
  set(curl, CURLOPT_HEADERFUNCTION, &take_header);
  set(curl, CURLOPT_HEADERDATA, &received);
  if (!request.form.empty()) {
    set(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form.size()));
    set(curl, CURLOPT_POSTFIELDS, request.form.c_str());
  }

  const CURLcode result = curl_easy_perform(curl.get());
  if (received.bytes > kMaxAnswer) return std::unexpected("answered with too much");
  if (result != CURLE_OK) return std::unexpected(std::string("gave no answer: ") + curl_easy_strerror(result));
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &type);
  return auth::WebAnswer{static_cast<int>(status), type == nullptr ? "" : type, std::move(received.body)};
}

}  // namespace draftwire::outgoing
