#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/answers.hpp"
#include "http/call.hpp"

namespace draftwire::http {

// Which function answers which method and path. Filled once, then immutable: any thread.
class Router {
 public:
  using Ids = std::span<const std::int64_t>;
  using Action = std::function<Answer(Call&, Ids)>;

  // A path that is known with that method, and the ids in it.
  struct Match {
    const Action* action = nullptr;
    std::vector<std::int64_t> ids;

    Answer operator()(Call& call) const { return (*action)(call, ids); }
  };
  // A path that is known, with other methods: what Allow says.
  struct OtherMethods {
    std::string allow;
  };
  struct NoSuchPath {};

  // In the pattern, `{}` stands for the decimal of an id; `action` takes the call and an id of each of those types.
  template <class... Id, class Function>
  void add(std::string_view method, std::string_view pattern, Function action) {
    add_action(method, pattern, sizeof...(Id), [action = std::move(action)](Call& call, Ids ids) -> Answer {
      return with_ids<Id...>(action, call, ids, std::index_sequence_for<Id...>());
    });
  }

  // HEAD is answered as GET. The path is that of the target, still percent-encoded.
  [[nodiscard]] std::variant<Match, OtherMethods, NoSuchPath> find(std::string_view method,
                                                                   std::string_view path) const;

 private:
  struct Route {
    std::vector<std::string> segments;  // "{}" for an id
    std::vector<std::pair<std::string, Action>> actions;
  };

  template <class... Id, class Function, std::size_t... Index>
  static Answer with_ids(const Function& action, Call& call, [[maybe_unused]] Ids ids, std::index_sequence<Index...>) {
    return action(call, Id{ids[Index]}...);
  }

  void add_action(std::string_view method, std::string_view pattern, std::size_t ids, Action action);

  std::vector<Route> routes_;
};

}  // namespace draftwire::http
