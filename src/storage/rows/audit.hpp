#pragma once

#include <memory>

#include "app/stores/audit_store.hpp"
#include "storage/rows/row_context.hpp"

// The audit log as rows. Called inside a transaction of the connection.
namespace draftwire::storage::audit {

// `context` must outlive it.
std::unique_ptr<app::AuditStore> make(RowContext& context);

}  // namespace draftwire::storage::audit
