#include "server/secret_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "app/store_unavailable.hpp"
#include "base/passing_error.hpp"

namespace draftwire::server {
namespace {

using auth::ServerSecret;

constexpr std::size_t kHexDigits = 2 * std::tuple_size_v<ServerSecret>;

[[noreturn]] void fail(const std::string& path, std::string_view what) {
  throw std::runtime_error(fmt::format("the secret file {}: {}", path, what));
}

[[noreturn]] void fail_because_of(const std::string& path, int error) {
  if (!may_pass(error)) fail(path, std::strerror(error));
  throw app::StoreUnavailable(fmt::format("the secret file {}: {}", path, std::strerror(error)));
}

std::optional<ServerSecret> parse(const std::string& text) {
  ServerSecret secret{};
  std::size_t length = 0;
  const int status = sodium_hex2bin(secret.data(), secret.size(), text.data(), text.size(), "\n", &length, nullptr);
  if (status != 0 || length != secret.size()) return std::nullopt;
  return secret;
}

// Written whole and durable under another name first, so that a crash never leaves half a secret.
void make(const std::string& path, const ServerSecret& secret) {
  const std::string hex = to_hex(secret) + "\n";

  const std::string part = path + ".new";
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) fail_because_of(path, errno);
  const ssize_t written = ::write(file, hex.data(), hex.size());
  const bool is_written = written == static_cast<ssize_t>(hex.size()) && fsync(file) == 0;
  const bool is_short = written >= 0 && written < static_cast<ssize_t>(hex.size());
  const int error = is_short ? ENOSPC : errno;
  ::close(file);
  if (!is_written) {
    ::unlink(part.c_str());
    fail_because_of(path, error);
  }
  if (::rename(part.c_str(), path.c_str()) != 0) fail_because_of(path, errno);
}

std::string text_of(const std::string& path, const struct stat& status) {
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) fail(path, "others can read it; run chmod 600 on it");
  std::ifstream file(path);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) fail(path, "can't be read");
  return text;
}

}  // namespace

auth::ServerSecret read_or_make_secret(const std::string& path, const auth::ServerSecret& proposal) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) {
      make(path, proposal);
      return proposal;
    }
    fail_because_of(path, errno);
  }
  const auto secret = parse(text_of(path, status));
  if (!secret) fail(path, fmt::format("expected {} hexadecimal digits", kHexDigits));
  return *secret;
}

std::string read_given_secret(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) fail(path, std::strerror(errno));
  std::string secret = text_of(path, status);
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  if (secret.empty() || secret.find('\n') != std::string::npos) fail(path, "expected one line");
  return secret;
}

auth::ServerSecret new_secret() {
  ServerSecret secret{};
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string to_hex(const auth::ServerSecret& secret) {
  std::string hex(kHexDigits + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), secret.data(), secret.size());
  hex.pop_back();
  return hex;
}

auth::ServerSecret secret_from_hex(const std::string& hex) {
  const auto secret = parse(hex);
  if (!secret) throw std::runtime_error("the database's key of the seat links is damaged");
  return *secret;
}

}  // namespace draftwire::server
