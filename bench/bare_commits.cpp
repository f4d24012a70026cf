// The least that a durable pick can cost: SQLite with a log that waits for the disk, two rows and a head a commit.
//   bare_commits FILE COMMITS [TOGETHER [PER_SECOND]]
// makes FILE, commits that often, TOGETHER picks each time (1), one after the other or PER_SECOND, and prints
// {"per_second":…,"median_ms":…}.
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kDrafts = 1000;

constexpr const char* kSchema = R"sql(
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE drafts (id INTEGER PRIMARY KEY, head_seq INTEGER NOT NULL);
  CREATE TABLE events (draft_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
                       PRIMARY KEY (draft_id, seq)) WITHOUT ROWID;
  WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < 1000)
  INSERT INTO drafts SELECT id, 0 FROM ids;
)sql";

class Database {
 public:
  explicit Database(const char* file) {
    check(sqlite3_open(file, &database_));
    run(kSchema);
    insert_ = prepare("INSERT INTO events VALUES (?, ?, ?)");
    move_ = prepare("UPDATE drafts SET head_seq = ? WHERE id = ?");
  }
  ~Database() {
    sqlite3_finalize(insert_);
    sqlite3_finalize(move_);
    sqlite3_close(database_);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }

  void pick(int draft, int head) {
    for (int event = 1; event <= 2; ++event) {
      sqlite3_bind_int(insert_, 1, draft);
      sqlite3_bind_int(insert_, 2, head + event);
      sqlite3_bind_text(insert_, 3, payload_.data(), static_cast<int>(payload_.size()), SQLITE_STATIC);
      step(insert_);
    }
    sqlite3_bind_int(move_, 1, head + 2);
    sqlite3_bind_int(move_, 2, draft);
    step(move_);
  }

 private:
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
    return statement;
  }
  void step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
    sqlite3_reset(statement);
  }
  void check(int result) {
    if (result != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  sqlite3_stmt* move_ = nullptr;
  std::string payload_ = std::string(150, 'x');
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  const int commits = std::atoi(words[2]);
  const int together = count > 3 ? std::atoi(words[3]) : 1;
  const double per_second = count > 4 ? std::atof(words[4]) : 0;
  Database database(words[1]);
  std::vector<int> heads(kDrafts);
  std::vector<double> took;
  int next = 0;
  const auto began = Clock::now();
  for (int commit = 0; commit < commits; ++commit) {
    if (per_second > 0) {
      std::this_thread::sleep_until(began + std::chrono::nanoseconds(static_cast<long>(commit / per_second * 1e9)));
    }
    const auto start = Clock::now();
    database.run("BEGIN IMMEDIATE");
    for (int pick = 0; pick < together; ++pick) {
      const int draft = (next++ * 37) % kDrafts;
      int& head = heads.at(static_cast<std::size_t>(draft));
      database.pick(draft + 1, head);
      head += 2;
    }
    database.run("COMMIT");
    took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  std::ranges::nth_element(took, took.begin() + static_cast<std::ptrdiff_t>(took.size() / 2));
  std::printf("{\"per_second\":%.1f,\"median_ms\":%.4f}\n", commits * together / seconds, took[took.size() / 2]);
}
