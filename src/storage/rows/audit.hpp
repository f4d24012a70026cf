#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// The audit log as rows. Called inside a transaction of the connection.
namespace draftwire::storage::audit {

// Newest first.
std::vector<app::AuditEntry> before(Connection& connection, std::optional<std::int64_t> id, int limit);
std::vector<app::AuditEntry> of_actor(Connection& connection, domain::AccountId actor);

void append(Connection& connection, const app::AuditEntry& entry);
void remove_before(Connection& connection, domain::Timestamp at);

}  // namespace draftwire::storage::audit
