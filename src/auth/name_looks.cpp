#include "auth/name_looks.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace draftwire::auth {
namespace {

void require(UErrorCode status) {
  if (U_FAILURE(status) != 0) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

const USpoofChecker* spoof_checker() {
  static const USpoofChecker* const kChecker = [] {
    UErrorCode status = U_ZERO_ERROR;
    const USpoofChecker* checker = uspoof_open(&status);
    require(status);
    return checker;
  }();
  return kChecker;
}

icu::UnicodeString nfkc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString normal = icu::Normalizer2::getNFKCInstance(status)->normalize(text, status);
  require(status);
  return normal;
}

// Without what shows nothing; blanks in a row are one, and there are none around it.
icu::UnicodeString visible(const icu::UnicodeString& text) {
  icu::UnicodeString seen;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 point = text.char32At(at);
    if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) continue;
    if (u_isUWhiteSpace(point) == 0) {
      seen.append(point);
    } else if (!seen.endsWith(u' ')) {
      seen.append(u' ');
    }
  }
  return seen.trim();
}

icu::UnicodeString skeleton(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  uspoof_getSkeletonUnicodeString(spoof_checker(), 0, text, result, &status);
  require(status);
  return result;
}

icu::UnicodeString without_case(icu::UnicodeString text) {
  return nfkc(text.foldCase());
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

}  // namespace

NameLook look_of(std::string_view name) {
  const icu::UnicodeString seen =
      visible(nfkc(icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())})));
  return {utf8(without_case(skeleton(seen))), utf8(without_case(skeleton(without_case(seen))))};
}

bool are_alike(const NameLook& one, const NameLook& other) {
  return one.as_written == other.as_written || one.folded == other.folded;
}

bool NamesInUse::has_like(std::string_view name) const {
  const NameLook look = look_of(name);
  return std::ranges::any_of(looks_, [&](const auto& used) { return are_alike(*used, look); });
}

NamesInUse AccountNames::in_use(const app::ReadTransaction& tx, std::optional<domain::AccountId> apart_from) {
  const std::vector<app::Account> accounts = tx.accounts().names();
  std::vector<std::shared_ptr<const NameLook>> used;
  used.reserve(accounts.size());
  auto looks = looks_.lock();
  if (looks->size() > 2 * accounts.size() + 64) looks->clear();  // most of it is of names that are gone
  for (const app::Account& account : accounts) {
    std::shared_ptr<const NameLook>& look = (*looks)[account.name];
    if (look == nullptr) look = std::make_shared<const NameLook>(look_of(account.name));
    if (account.id != apart_from) used.push_back(look);
  }
  return NamesInUse(std::move(used));
}

}  // namespace draftwire::auth
