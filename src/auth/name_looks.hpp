#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/store.hpp"
#include "base/mutex.hpp"

namespace draftwire::auth {

// What a person takes a name for. Two ways lead there, and neither alone suffices: letters that look like others (UTS
// #39, skeleton) may do so in one case only.
struct NameLook {
  std::string as_written;  // looks first, then without case: PauI is Paul
  std::string folded;      // without case first, then looks: ВОВА is вова

  bool operator==(const NameLook&) const = default;
};

// Of a name in UTF-8, whatever is in it: after NFKC, without what shows nothing, blanks as one space. Depends on the
// version of ICU, so it is never stored. Pure; any thread.
NameLook look_of(std::string_view name);

bool are_alike(const NameLook& one, const NameLook& other);

// The names that accounts have, as they look now. Lives inside the transaction that it was read in.
class NamesInUse {
 public:
  explicit NamesInUse(std::vector<std::shared_ptr<const NameLook>> looks) : looks_(std::move(looks)) {}

  [[nodiscard]] bool has_like(std::string_view name) const;

 private:
  std::vector<std::shared_ptr<const NameLook>> looks_;
};

// Whether a name is free: no account has one that looks like it. Remembers how names look, so that a league of
// thousands is looked at once. Any thread.
class AccountNames {
 public:
  // Those of every account but `apart_from`. Precondition, to take one: the rights are locked.
  NamesInUse in_use(const app::ReadTransaction& tx, std::optional<domain::AccountId> apart_from = std::nullopt);

 private:
  using Looks = std::unordered_map<std::string, std::shared_ptr<const NameLook>>;

  Mutex<Looks> looks_;  // of names that accounts have, or had not long ago
};

}  // namespace draftwire::auth
