#include "storage/postgres/reachability.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <string>

#include "app/store_unavailable.hpp"
#include "contract/postgres_server.hpp"

// Which failures of a connection pass by themselves, and which need somebody.
namespace draftwire::testing {
namespace {

using storage::may_pass;
using storage::sqlstate_in;

TEST(PostgresReachability, tells_by_the_state_what_passes) {
  for (const char* passing : {"57P03", "57P01", "53300", "53100", "08006", "55P03", "40001", "25006", "58030"}) {
    EXPECT_TRUE(may_pass(passing)) << passing;
  }
  for (const char* staying : {"28P01", "28000", "3D000", "42501", "08P01", "57P04", "22023", ""}) {
    EXPECT_FALSE(may_pass(staying)) << staying;
  }
}

TEST(PostgresReachability, finds_the_state_in_any_language) {
  EXPECT_EQ(
      sqlstate_in("connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  28P01: password authentication "
                  "failed for user \"kay\"\nLOCATION:  auth_failed, auth.c:335\n"),
      "28P01");
  EXPECT_EQ(sqlstate_in("FATAL:  57P03: das Datenbanksystem startet\nORT:  ProcessStartupPacket, postmaster.c:2325\n"),
            "57P03");
  EXPECT_EQ(sqlstate_in("a failed: FATAL:  3D000: no database\nb failed: FATAL:  53300: too many\n"), "53300");
  EXPECT_EQ(
      sqlstate_in("connection to server on socket \"/tmp/.s\" failed: No such file or directory\n\tIs it there?\n"),
      "");
  EXPECT_EQ(sqlstate_in("FATAL:  something else altogether"), "");
  EXPECT_EQ(sqlstate_in(""), "");
}

// Whether the start of a node would wait. Empty: it opens.
std::string outcome(const std::string& url) {
  try {
    storage::open_postgres({url});
    return "";
  } catch (const app::StoreUnavailable&) {
    return "waits";
  } catch (const app::StoreError&) {
    return "ends";
  }
}

TEST(PostgresReachability, a_node_waits_for_a_server_and_not_for_a_right) {
  PostgresServer server;
  const ServerDatabase database(server);
  EXPECT_EQ(outcome(database.url()), "");
  EXPECT_EQ(outcome(server.url("nowhere")), "ends");
  EXPECT_EQ(outcome(database.url() + "&user=stranger"), "ends");
  EXPECT_EQ(outcome(database.url() + "&sslmode=sometimes"), "ends");
  EXPECT_EQ(database.failure("CREATE ROLE guest LOGIN"), "");
  EXPECT_EQ(database.failure("ALTER DATABASE " + database.name() + " CONNECTION LIMIT 0"), "");
  EXPECT_EQ(outcome("postgresql://guest@/" + database.name() + "?host=" + server.data().parent_path().string()),
            "waits");

  server.stop();
  EXPECT_EQ(outcome(database.url()), "waits");
}

}  // namespace
}  // namespace draftwire::testing
