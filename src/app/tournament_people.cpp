#include "app/tournament_people.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "app/audit.hpp"
#include "app/draft_service.hpp"
#include "app/problems.hpp"
#include "wire/field_reader.hpp"

namespace draftwire::app {
namespace {

using wire::Problem;
using wire::ProblemCode;
using Part = TournamentPeople::Part;

std::string_view name_of(Part part) {
  return part == Part::organiser ? "organiser" : "member";
}

std::string action_of(Part part, std::string_view what) {
  return std::string(name_of(part)) + "_" + std::string(what);
}

std::vector<Account> those_of(const ReadTransaction& tx, domain::TournamentId id, Part part) {
  return part == Part::organiser ? tx.people().organisers(id) : tx.people().members(id);
}

// Nothing when `who` may deal with the people of this tournament.
std::optional<Problem> forbids_people(const ReadTransaction& tx, domain::TournamentId id, const Identity& who) {
  if (!tx.tournaments().find(id)) return unknown(id);
  return forbids_staff(tx, id, who);
}

}  // namespace

TournamentPeople::Result<std::vector<Account>> TournamentPeople::list(domain::TournamentId id, Part part,
                                                                      const Identity& who) {
  return store_.read([&](const ReadTransaction& tx) -> Result<std::vector<Account>> {
    if (auto problem = forbids_people(tx, id, who)) return std::unexpected(std::move(*problem));
    return those_of(tx, id, part);
  });
}

TournamentPeople::Result<Account> TournamentPeople::add(domain::TournamentId id, Part part,
                                                        std::string_view account_name, const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<Account> {
    tx.lock(id);
    tx.lock_credentials(account_name);
    if (auto problem = forbids_people(tx, id, who)) return std::unexpected(std::move(*problem));
    const auto found = tx.accounts().credentials(account_name);
    if (!found) {
      return std::unexpected(wire::validation_failed(
          {{"account", "there is no account with the name " + std::string(account_name), std::nullopt}}));
    }
    const Account& account = found->account;
    const auto there = those_of(tx, id, part);
    const bool is_there = std::ranges::find(there, account.id, &Account::id) != there.end();
    if (auto problem = is_there ? std::nullopt : forbids_person(quotas_, who, there.size())) {
      return std::unexpected(std::move(*problem));
    }
    if (part == Part::organiser) {
      tx.people().insert_organiser(id, account.id);
    } else {
      tx.people().insert_member(id, account.id);
    }
    note(tx, who, clock_.now(),
         {.action = action_of(part, "added"), .subject = tx.tournaments().find(id)->name, .detail = account.name});
    return account;
  });
}

TournamentPeople::Result<void> TournamentPeople::remove(domain::TournamentId id, Part part, domain::AccountId account,
                                                        const Identity& who) {
  return store_.write([&](WriteTransaction& tx) -> Result<void> {
    tx.lock(id);
    tx.lock_rights();  // two organisers who remove each other leave one
    if (auto problem = forbids_people(tx, id, who)) return std::unexpected(std::move(*problem));
    const auto people = those_of(tx, id, part);
    const auto found = std::ranges::find(people, account, &Account::id);
    if (found == people.end()) {
      return std::unexpected(Problem{ProblemCode::not_found, "Account " + std::to_string(account.value) + " is no " +
                                                                 std::string(name_of(part)) + " of it."});
    }
    if (part == Part::organiser && people.size() == 1 && !who.is_admin()) {
      return std::unexpected(
          Problem{ProblemCode::last_organiser, "Only an admin may leave a tournament without an organiser."});
    }
    if (part == Part::organiser) {
      tx.people().remove_organiser(id, account);
    } else {
      tx.people().remove_member(id, account);
    }
    note(tx, who, clock_.now(),
         {.action = action_of(part, "removed"), .subject = tx.tournaments().find(id)->name, .detail = found->name});
    return {};
  });
}

}  // namespace draftwire::app
