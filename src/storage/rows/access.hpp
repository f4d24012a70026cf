#pragma once

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// What is private, and when rights were taken away, as rows. Called inside a transaction of the connection.
namespace draftwire::storage::access {

std::int64_t version(Connection& connection);

// Other transactions that do the same wait for this one.
void move_version(Connection& connection);

// Writes the version as it is: a durable commit that means nothing.
void write_unchanged(Connection& connection);

app::PrivateChannels private_channels(Connection& connection);

}  // namespace draftwire::storage::access
