#include "http/people_json.hpp"

#include <expected>
#include <optional>

#include "http/resource_json.hpp"
#include "wire/time_text.hpp"

namespace draftwire::http {
namespace {

wire::Value text_or_null(const std::optional<std::string>& text) {
  return text ? wire::Value(std::string_view(*text)) : wire::Value(nullptr);
}

wire::Value id_or_null(const std::optional<domain::AccountId>& id) {
  return id ? wire::Value(id->value) : wire::Value(nullptr);
}

wire::Value actor_json(const std::optional<domain::EventActor>& actor) {
  if (!actor) return nullptr;
  return wire::Object{{"id", actor->id}, {"name", actor->name}};
}

wire::Object sign_in_json(const app::Session& session) {
  return {{"created_at", wire::to_text(session.created_at)}, {"last_seen_at", wire::to_text(session.last_seen_at)}};
}

wire::Object tournament_json(const app::AccountTournament& tournament) {
  return {{"id", tournament.id.value},
          {"name", tournament.name},
          {"is_organiser", tournament.is_organiser},
          {"is_member", tournament.is_member}};
}

wire::Object deed_json(const app::AccountEvent& event) {
  return {{"draft_id", event.draft_id.value},
          {"seq", event.seq},
          {"event_type", event.event_type},
          {"created_at", wire::to_text(event.created_at)}};
}

}  // namespace

wire::TextCheck role_check() {
  return [](std::string_view text) -> std::expected<std::string, std::string> {
    if (!app::role_from(text)) return std::unexpected("must be admin, organiser or member");
    return std::string(text);
  };
}

wire::Object to_json(const app::AccountRecord& record) {
  wire::Object object = to_json(record.account);
  object["disabled_at"] = time_or_null(record.disabled_at);
  object["discord_id"] = text_or_null(record.discord_id);
  object["has_password"] = record.has_password;
  object["created_at"] = wire::to_text(record.created_at);
  object["last_seen_at"] = time_or_null(record.last_seen_at);
  return object;
}

wire::Object to_json(const app::Invite& invite) {
  return {
      {"id", invite.id},
      {"kind", app::to_string(invite.kind)},
      {"role", app::to_string(invite.role)},
      {"account_id", id_or_null(invite.account_id)},
      {"account_name", invite.account_id ? wire::Value(std::string_view(invite.account_name)) : wire::Value(nullptr)},
      {"created_by", id_or_null(invite.created_by)},
      {"created_at", wire::to_text(invite.created_at)},
      {"expires_at", wire::to_text(invite.expires_at)}};
}

wire::Object to_json(const app::AuditEntry& entry) {
  return {{"id", entry.id},           {"at", wire::to_text(entry.at)},
          {"action", entry.action},   {"actor", actor_json(entry.actor)},
          {"subject", entry.subject}, {"detail", entry.detail},
          {"address", entry.address}};
}

wire::Object to_json(const app::AccountExport& kept) {
  const auto as_elsewhere = [](const auto& item) { return to_json(item); };
  return {{"exported_at", wire::to_text(kept.exported_at)},
          {"account", to_json(kept.account)},
          {"sessions", list_json(kept.sessions, sign_in_json)},
          {"tournaments", list_json(kept.tournaments, tournament_json)},
          {"players", list_json(kept.players, as_elsewhere)},
          {"events", list_json(kept.events, deed_json)},
          {"invites", list_json(kept.invites, as_elsewhere)},
          {"audit", list_json(kept.audit, as_elsewhere)}};
}

std::string invite_link(const auth::IssuedInvite& issued, std::string_view origin) {
  return std::string(origin) + "/invite/" + issued.token;
}

wire::Object invitation_json(const app::Invite& invite) {
  return {{"kind", app::to_string(invite.kind)},
          {"role", app::to_string(invite.role)},
          {"name", invite.account_id ? wire::Value(std::string_view(invite.account_name)) : wire::Value(nullptr)},
          {"expires_at", wire::to_text(invite.expires_at)}};
}

}  // namespace draftwire::http
