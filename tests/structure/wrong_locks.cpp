#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/mutex.hpp"

namespace draftwire {

// Right as it stands; each macro adds a fault.
class Names {
 public:
  void add(std::string name) EXCLUDES(names_) {
    auto names = names_.lock();
    names->push_back(std::move(name));
#ifdef TAKEN_TWICE
    names_.lock()->clear();
#endif
#ifdef CALLED_WITH_LOCK
    add("again");
#endif
    sort(*names);
    ++*count_.lock();
  }

  std::string first() EXCLUDES(names_) {
#ifdef CALLED_WITHOUT_LOCK
    std::vector<std::string> none;
    sort(none);
#endif
#ifdef WRONG_ORDER
    auto count = count_.lock();
    return names_.lock()->front();
#endif
#ifdef KEPT_TOO_LONG
    const auto& names = *names_.lock();
    return names.front();
#else
    return names_.lock()->front();
#endif
  }

 private:
  void sort(std::vector<std::string>& names) REQUIRES(names_) { std::ranges::sort(names); }

  Mutex<int> count_{0};
  Mutex<std::vector<std::string>> names_ ACQUIRED_BEFORE(count_);
};

}  // namespace draftwire
