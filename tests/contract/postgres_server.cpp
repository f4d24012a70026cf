#include "contract/postgres_server.hpp"

#include <libpq-fe.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <vector>

namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

// Debian keeps the programs of each version in a folder of its own.
fs::path programs() {
  std::vector<fs::path> found;
  for (const fs::directory_entry& version : fs::directory_iterator("/usr/lib/postgresql")) {
    if (fs::exists(version.path() / "bin" / "initdb")) found.push_back(version.path() / "bin");
  }
  if (found.empty()) throw std::runtime_error("no PostgreSQL is installed");
  return *std::ranges::max_element(found);
}

// In front of a command: another user than root, and the end when the tests end.
std::string as_somebody() {
  const std::string bound = "setpriv --pdeathsig QUIT ";
  return geteuid() == 0 ? bound + "--reuid=nobody --regid=nogroup --clear-groups " : bound;
}

void run_command(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

struct Answer {
  std::string value;
  std::string failure;
};

Answer ask(const std::string& url, const std::string& sql) {
  const Connection connection(PQconnectdb(url.c_str()), &PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) return {"", PQerrorMessage(connection.get())};
  const Result result(PQexec(connection.get(), sql.c_str()), &PQclear);
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return {"", PQerrorMessage(connection.get())};
  if (PQntuples(result.get()) == 0) return {};
  return {PQgetvalue(result.get(), 0, 0), ""};
}

int databases_made = 0;

}  // namespace

PostgresServer::PostgresServer() {
  std::string name = (fs::temp_directory_path() / "draftwire-postgres-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test's PostgreSQL");
  folder_ = name;
  if (geteuid() == 0) run_command("chown nobody " + name);
  run_command("cd " + name + " && " + as_somebody() + (programs() / "initdb").string() +
              " -D data -U league -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions >initdb.log 2>&1");
  start();
}

PostgresServer::~PostgresServer() {
  stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

PostgresServer& PostgresServer::shared() {
  static PostgresServer server;
  return server;
}

void PostgresServer::start() {
  const std::string command = "cd " + folder_.string() + " && exec " + as_somebody() +
                              (programs() / "postgres").string() +
                              " -D data -F -c listen_addresses= -c max_connections=200" +
                              " -c unix_socket_directories=" + folder_.string() + " >>server.log 2>&1";
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("no process for PostgreSQL");
  if (pid_ == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (PQping(url("postgres").c_str()) != PQPING_OK) {
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("PostgreSQL does not start");
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void PostgresServer::stop() {
  if (pid_ <= 0) return;
  kill(pid_, SIGQUIT);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

fs::path PostgresServer::save() {
  const fs::path saved = data().string() + "-saved";
  stop();
  run_command("cp -a " + data().string() + " " + saved.string());
  start();
  return saved;
}

void PostgresServer::put_back(const fs::path& saved) {
  stop();
  fs::remove_all(data());
  fs::rename(saved, data());
  start();
}

std::string PostgresServer::url(const std::string& database) const {
  return "postgresql:///" + database + "?user=league&host=" + folder_.string();
}

ServerDatabase::ServerDatabase(PostgresServer& server)
    : server_(server), name_("league_" + std::to_string(++databases_made)) {
  const std::string failure = ask(server_.url("postgres"), "CREATE DATABASE " + name_).failure;
  if (!failure.empty()) throw std::runtime_error(failure);
}

std::string ServerDatabase::value(const std::string& sql) const {
  return ask(url(), sql).value;
}

std::string ServerDatabase::failure(const std::string& sql) const {
  return ask(url(), sql).failure;
}

void run_postgres_program(const std::string& words) {
  run_command((programs() / words).string());
}

}  // namespace draftwire::testing
