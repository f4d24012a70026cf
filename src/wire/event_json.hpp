#pragma once

#include <string>
#include <string_view>

#include "domain/events.hpp"
#include "wire/corrupt_payload.hpp"
#include "wire/json.hpp"

// How events look outside: one overload an event type. Any thread.
namespace draftwire::wire {

// The payload alone, as the log keeps it. `draft_id` is named by some payloads.
Object payload_json(const domain::EventBody& body, domain::DraftId draft_id);
Object payload_json(const domain::TieRoll& tie);

// The same as text, for the store.
std::string payload_text(const domain::EventBody& body, domain::DraftId draft_id);

// The whole event, as history, answers and channels show it.
Object to_json(const domain::Event& event);

// What payload_text wrote. Fields that are unknown are passed over; throws CorruptPayload.
domain::EventBody event_body_from(std::string_view event_type, std::string_view payload_text);

}  // namespace draftwire::wire
