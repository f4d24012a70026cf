#include "auth/discord_sign_in.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "app/audit.hpp"

namespace draftwire::auth {
namespace {

constexpr int kTriedNames = 100;
constexpr std::size_t kMaxCode = 512;

std::unexpected<DiscordProblem> refused(DiscordRefusal refusal) {
  return std::unexpected(DiscordProblem{refusal});
}

// The name itself, or the first number behind it that makes it a new one.
std::string free_name(app::StoreReader& reader, const DiscordUser& user) {
  if (!reader.credentials(user.name)) return user.name;
  for (int number = 2; number < kTriedNames; ++number) {
    std::string name = user.name + " " + std::to_string(number);
    if (!reader.credentials(name)) return name;
  }
  return user.name + " " + user.id;
}

app::Identity as(const app::Account& account, const std::string& address) {
  app::Identity who;
  who.account = account;
  who.address = address;
  return who;
}

// The account that began, when it is still signed in and still has no Discord.
std::optional<app::AccountRecord> account_to_link(app::StoreReader& reader, const PendingSignIn& pending,
                                                  std::string_view session_id, domain::Timestamp now) {
  if (!pending.account) return std::nullopt;
  const auto session = Sessions::find(reader, session_id, now);
  if (!session || !session->account || session->account->id != *pending.account) return std::nullopt;
  auto record = reader.account(*pending.account);
  if (!record || record->discord_id || record->disabled_at) return std::nullopt;
  return record;
}

app::AccountRecord linked(app::StoreWriter& writer, app::AccountRecord record, const DiscordUser& user,
                          const std::string& address, domain::Timestamp now) {
  writer.set_discord(record.account.id, user.id);
  writer.link_players_of_discord(user.id, record.account.id);
  app::note(writer, as(record.account, address), now,
            {.action = "discord_linked", .subject = record.account.name, .detail = "Discord user " + user.id});
  return record;
}

app::AccountRecord new_member(app::StoreWriter& writer, const DiscordUser& user, const std::string& address,
                              domain::Timestamp now) {
  app::Account account;
  account.name = free_name(writer, user);
  account.role = app::Role::member;
  account.id = writer.insert_account(account.name, account.role, "", now);
  app::note(writer, as(account, address), now,
            {.action = "account_created", .subject = account.name, .detail = "member, by Discord"});
  return linked(writer, {.account = account, .created_at = now}, user, address, now);
}

}  // namespace

DiscordDeparture DiscordSignIn::begin(std::string return_path, std::string_view redirect_uri,
                                      const app::Identity& who) {
  std::optional<domain::AccountId> account;
  if (who.account) account = who.account->id;
  const PendingSignIn pending = PendingSignIns::begin(std::move(return_path), account, clock_.now());
  return {discord_.authorisation_url(redirect_uri, pending.state, pending.verifier), pending_.seal(pending)};
}

std::expected<DiscordArrival, DiscordProblem> DiscordSignIn::finish(const DiscordReturn& back) {
  auto pending = pending_.open(back.sealed, clock_.now());
  if (!pending || !is_same_secret(pending->state, back.state)) return refused(DiscordRefusal::state_mismatch);
  if (back.error == "access_denied") return refused(DiscordRefusal::denied);
  if (!back.error.empty() || back.code.empty() || back.code.size() > kMaxCode) return refused(DiscordRefusal::failed);
  if (const auto wait = limit_.begin_by_link(back.address)) {
    return std::unexpected(DiscordProblem{DiscordRefusal::too_many_attempts, *wait});
  }
  const auto user = discord_.user_of(back.code, back.redirect_uri, pending->verifier);
  if (!user) {
    spdlog::warn("signing in by Discord failed: {}", user.error());
    return refused(DiscordRefusal::failed);
  }
  auto opened = sign_in(*user, *pending, back);
  if (!opened) return std::unexpected(opened.error());
  limit_.succeeded_by_link(back.address);
  return DiscordArrival{std::move(*opened), std::move(pending->return_path)};
}

std::expected<OpenedSession, DiscordProblem> DiscordSignIn::sign_in(const DiscordUser& user,
                                                                    const PendingSignIn& pending,
                                                                    const DiscordReturn& back) {
  std::expected<OpenedSession, DiscordProblem> opened;
  store_.write([&](app::StoreWriter& writer) {
    const auto now = clock_.now();
    auto record = writer.account_of_discord(user.id);
    if (!record) {
      // Somebody else may just have made it: looked for again while nobody can.
      writer.lock_rights();
      record = writer.account_of_discord(user.id);
    }
    if (!record) {
      record = account_to_link(writer, pending, back.session_id, now);
      record = record ? linked(writer, std::move(*record), user, back.address, now)
                      : new_member(writer, user, back.address, now);
    }
    const app::Identity who = as(record->account, back.address);
    if (record->disabled_at) {
      app::note(writer, who, now,
                {.action = "sign_in_failed", .subject = record->account.name, .detail = "disabled; by Discord"});
      opened = refused(DiscordRefusal::account_disabled);
      return;
    }
    app::note(writer, who, now, {.action = "signed_in", .subject = record->account.name, .detail = "by Discord"});
    opened = Sessions::sign_in(writer, back.session_id, record->account, now);
  });
  return opened;
}

}  // namespace draftwire::auth
