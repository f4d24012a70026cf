#include "auth/discord_sign_in.hpp"

#include <utility>

#include "app/audit.hpp"
#include "base/log_limit.hpp"

namespace draftwire::auth {
namespace {

constexpr int kTriedNames = 100;
constexpr std::size_t kMaxCode = 512;

// The name itself, or the first number behind it that makes it a new one.
std::string free_name(const NamesInUse& names, const DiscordUser& user) {
  if (!names.has_like(user.name)) return user.name;
  for (int number = 2; number < kTriedNames; ++number) {
    std::string name = user.name + " " + std::to_string(number);
    if (!names.has_like(name)) return name;
  }
  return user.name + " " + user.id;
}

app::Identity as(const app::Account& account, const std::string& address) {
  app::Identity who;
  who.account = account;
  who.address = address;
  return who;
}

app::AccountRecord linked(app::WriteTransaction& tx, app::AccountRecord record, const DiscordUser& user,
                          const std::string& address, domain::Timestamp now) {
  tx.accounts().set_discord(record.account.id, user.id);
  tx.roster().link_discord(user.id, record.account.id);
  app::note(tx, as(record.account, address), now,
            {.action = "discord_linked", .subject = record.account.name, .detail = "Discord user " + user.id});
  return record;
}

app::AccountRecord new_member(app::WriteTransaction& tx, const NamesInUse& names, const DiscordUser& user,
                              const std::string& address, domain::Timestamp now) {
  app::Account account;
  account.name = free_name(names, user);
  account.role = app::Role::member;
  account.id = tx.accounts().insert(account.name, account.role, "", now);
  app::note(tx, as(account, address), now,
            {.action = "account_created", .subject = account.name, .detail = "member, by Discord"});
  return linked(tx, {.account = account, .created_at = now}, user, address, now);
}

using Found = std::expected<app::AccountRecord, DiscordRefusal>;

// The account that began, which has the Discord user from now on. Precondition: the rights are locked.
Found link(app::WriteTransaction& tx, const DiscordUser& user, const PendingSignIn& pending, const DiscordReturn& back,
           domain::Timestamp now) {
  const auto session = Sessions::find(tx, back.session_id, now);
  const bool is_here = session && session->account && session->account->id == pending.links;
  auto record = is_here ? tx.accounts().find(*pending.links) : std::nullopt;
  if (!record || record->disabled_at) return std::unexpected(DiscordRefusal::signed_out);
  if (record->discord_id == user.id) return std::move(*record);
  if (record->discord_id) return std::unexpected(DiscordRefusal::linked_before);
  if (tx.accounts().of_discord(user.id)) return std::unexpected(DiscordRefusal::taken);
  return linked(tx, std::move(*record), user, back.address, now);
}

// The account of the Discord user, which is new when there was none. Precondition: the rights are locked.
Found account_of(app::WriteTransaction& tx, AccountNames& names, const DiscordUser& user, const DiscordReturn& back,
                 domain::Timestamp now) {
  auto record = tx.accounts().of_discord(user.id);
  if (!record) return new_member(tx, names.in_use(tx), user, back.address, now);
  if (!record->disabled_at) return std::move(*record);
  app::note(tx, as(record->account, back.address), now,
            {.action = "sign_in_failed", .subject = record->account.name, .detail = "disabled; by Discord"});
  return std::unexpected(DiscordRefusal::account_disabled);
}

}  // namespace

DiscordDeparture DiscordSignIn::begin(std::string return_path, std::string_view redirect_uri,
                                      std::optional<domain::AccountId> links) {
  const PendingSignIn pending = PendingSignIns::begin(std::move(return_path), links, clock_.now());
  return {discord_.authorisation_url(redirect_uri, pending.state, pending.verifier), pending_.seal(pending)};
}

std::expected<DiscordArrival, DiscordProblem> DiscordSignIn::finish(const DiscordReturn& back) {
  const auto pending = pending_.open(back.sealed, clock_.now());
  if (!pending || !is_same_secret(pending->state, back.state)) {
    return std::unexpected(DiscordProblem{.refusal = DiscordRefusal::state_mismatch});
  }
  DiscordProblem problem{.is_of_link = pending->links.has_value(), .return_path = pending->return_path};
  const auto refused = [&](DiscordRefusal refusal) {
    problem.refusal = refusal;
    return std::unexpected(std::move(problem));
  };
  if (back.error == "access_denied") return refused(DiscordRefusal::denied);
  if (!back.error.empty() || back.code.empty() || back.code.size() > kMaxCode) return refused(DiscordRefusal::failed);
  if (const auto wait = limit_.begin_by_link(back.address)) {
    problem.retry_after = *wait;
    return refused(DiscordRefusal::too_many_attempts);
  }
  const auto user = discord_.user_of(back.code, back.redirect_uri, pending->verifier);
  if (!user) {
    limited_log::warn("signing in by Discord failed: {}", user.error());
    return refused(DiscordRefusal::failed);
  }
  auto opened = sign_in(*user, *pending, back);
  if (!opened) return refused(opened.error());
  limit_.succeeded_by_link(back.address);
  return DiscordArrival{std::move(*opened), pending->return_path};
}

std::expected<OpenedSession, DiscordRefusal> DiscordSignIn::sign_in(const DiscordUser& user,
                                                                    const PendingSignIn& pending,
                                                                    const DiscordReturn& back) {
  return store_.write([&](app::WriteTransaction& tx) -> std::expected<OpenedSession, DiscordRefusal> {
    const auto now = clock_.now();
    tx.lock_rights();  // one of two browsers of a person comes too late to make an account; and what has just been
                       // taken away signs no one in
    const Found found = pending.links ? link(tx, user, pending, back, now) : account_of(tx, names_, user, back, now);
    if (!found) return std::unexpected(found.error());
    app::note(tx, as(found->account, back.address), now,
              {.action = "signed_in", .subject = found->account.name, .detail = "by Discord"});
    return Sessions::sign_in(tx, back.session_id, found->account, now);
  });
}

}  // namespace draftwire::auth
