#pragma once

#include <memory>

#include "app/stores/event_log.hpp"
#include "storage/rows/row_context.hpp"

// The logs as rows. Called inside a transaction of the connection.
namespace draftwire::storage::event_log {

// `context` must outlive it.
std::unique_ptr<app::EventLog> make(RowContext& context);

}  // namespace draftwire::storage::event_log
