#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/lane.hpp"
#include "domain/ids.hpp"
#include "http/answers.hpp"
#include "http/call.hpp"
#include "http/target.hpp"

namespace draftwire::http {

// Of a tournament that may have been deleted.
struct RestoredId {
  domain::TournamentId tournament;

  bool operator==(const RestoredId&) const = default;
};

// What a path names that not everybody may know of: what its first id is of.
using Named = std::variant<domain::TournamentId, domain::DraftId, domain::PlayerId, RestoredId>;

// Which function answers which method and path. Filled once, then immutable: any thread.
class Router {
 public:
  using Ids = std::span<const std::int64_t>;
  using Action = std::function<Answer(Call&, Ids)>;
  // In which lane a request waits, by its query.
  using LaneOf = std::function<Lane(std::string_view query)>;

  // A path that is known with that method, and the ids in it.
  struct Match {
    const Action* action = nullptr;
    std::vector<std::int64_t> ids;
    std::optional<Named> named;
    const LaneOf* lane_of = nullptr;

    [[nodiscard]] Lane lane(std::string_view query) const { return (*lane_of)(query); }
    Answer operator()(Call& call) const { return (*action)(call, ids); }
  };
  // A path that is known, with other methods: what Allow says.
  struct OtherMethods {
    std::string allow;
  };
  struct NoSuchPath {};

  // In the pattern, `{}` stands for the decimal of an id; `action` takes the call and an id of each of those types.
  // Without another lane, GET waits with the cheap reads and the rest with the commands.
  template <class... Id, class Function>
  void add(std::string_view method, std::string_view pattern, Function action) {
    add<Id...>(method, pattern, method == "GET" ? Lane::read : Lane::command, std::move(action));
  }
  template <class... Id, class Function>
  void add(std::string_view method, std::string_view pattern, Lane lane, Function action) {
    add<Id...>(method, pattern, [lane](std::string_view) { return lane; }, std::move(action));
  }
  template <class... Id, class Function>
  void add(std::string_view method, std::string_view pattern, LaneOf lane_of, Function action) {
    auto with_all = [action = std::move(action)](Call& call, Ids ids) -> Answer {
      return with_ids<Id...>(action, call, ids, std::index_sequence_for<Id...>());
    };
    add_way(pattern, sizeof...(Id), {std::string(method), std::move(with_all), named_by<Id...>, std::move(lane_of)});
  }

  // HEAD is answered as GET.
  [[nodiscard]] std::variant<Match, OtherMethods, NoSuchPath> find(std::string_view method, const Target& target) const;

 private:
  struct Way {
    std::string method;
    Action action;
    std::optional<Named> (*named_by)(Ids ids) = nullptr;
    LaneOf lane_of;
  };
  struct Route {
    std::vector<std::string> segments;  // "{}" for an id
    std::vector<Way> ways;
  };

  template <class... Id>
  static std::optional<Named> named_by([[maybe_unused]] Ids ids) {
    if constexpr (sizeof...(Id) > 0) {
      using First = std::tuple_element_t<0, std::tuple<Id...>>;
      if constexpr (std::is_constructible_v<Named, First>) return First{ids.front()};
    }
    return std::nullopt;
  }

  template <class... Id, class Function, std::size_t... Index>
  static Answer with_ids(const Function& action, Call& call, [[maybe_unused]] Ids ids, std::index_sequence<Index...>) {
    return action(call, Id{ids[Index]}...);
  }

  void add_way(std::string_view pattern, std::size_t ids, Way way);

  std::vector<Route> routes_;
};

}  // namespace draftwire::http
