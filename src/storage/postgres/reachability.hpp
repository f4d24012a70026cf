#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace draftwire::storage {

// What libpq is told beside the URL.
struct ConnectionParameters {
  std::vector<const char*> keys;  // both end with a null pointer
  std::vector<const char*> values;
};
// `url` and `target_session_attrs`, which the environment may say otherwise, must outlive it.
ConnectionParameters connection_parameters(const std::string& url, const char* target_session_attrs = "read-write");

// Whether an error with this SQLSTATE may pass by itself (PostgreSQL, Appendix A): the server starts or stops, goes
// over to another, has no connection or no room left, or another node changes the schema. Not: a wrong password (28), a
// missing database (3D), a missing right (42).
bool may_pass(std::string_view sqlstate);

// The SQLSTATE in what libpq says of a failed connection with PQERRORS_VERBOSE ("FATAL:  28P01: password …"), in any
// language; of several servers that were tried, the last one's. Empty: none of them answered by an error of its own.
std::string_view sqlstate_in(std::string_view message);

// Asks again why there is no connection: PQresultErrorField has the SQLSTATE of a statement that failed, but nothing in
// libpq has that of a connection. True: it may be made later, without anybody changing anything. Blocks as connecting
// does.
bool may_be_reached_later(const std::string& url);

}  // namespace draftwire::storage
