#pragma once

#include <memory>
#include <optional>
#include <span>

#include "app/stores/draft_store.hpp"
#include "domain/events.hpp"
#include "storage/rows/row_context.hpp"

// Drafts and their teams as rows. Called inside a transaction of the connection.
namespace draftwire::storage::drafts {

// `context` must outlive it.
std::unique_ptr<app::DraftStore> make(RowContext& context);

std::optional<app::DraftRecord> find(Connection& connection, domain::DraftId id);

// Moves the draft's row along with what was just appended to its log.
void follow(Connection& connection, domain::DraftId id, std::span<const domain::Event> events);

}  // namespace draftwire::storage::drafts
