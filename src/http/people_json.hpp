#pragma once

#include <string>
#include <string_view>

#include "app/account_export.hpp"
#include "app/records.hpp"
#include "auth/invites.hpp"
#include "wire/field_reader.hpp"
#include "wire/json.hpp"

// How accounts, invites and the audit log look to those who manage them. Pure; any thread.
namespace draftwire::http {

// What a role in a body must be.
wire::TextCheck role_check();

wire::Object to_json(const app::AccountRecord& record);
wire::Object to_json(const app::Invite& invite);
wire::Object to_json(const app::AuditEntry& entry);
wire::Object to_json(const app::AccountExport& kept);

// `SITE/invite/TOKEN`
std::string invite_link(const auth::IssuedInvite& issued, std::string_view origin);

// What the one who has the link may know.
wire::Object invitation_json(const app::Invite& invite);

}  // namespace draftwire::http
