#include "unit/wire/every_event.hpp"

#include <type_traits>
#include <utility>

namespace draftwire::testing {
namespace {

using domain::PlayerId;
using domain::TeamId;

template <class Body>
Body example();

template <>
domain::DraftStarted example() {
  return {a_setup_of_the_world(), 2};
}

template <>
domain::TieRoll example() {
  const PlayerId zoe{11};
  const PlayerId noor{12};
  const PlayerId igor{13};
  return {
      1,
      {{zoe, "Zoë \"Zed\" O'Hara", 5000, TeamId{1}}, {noor, "نور", 5000, TeamId{2}}, {igor, "Игорь", 4990, TeamId{3}}},
      {{{zoe, 6}, {noor, 6}, {igor, 1}}, {{zoe, 2}, {noor, 5}}},
      noor,
      "نور",
      std::nullopt};
}

template <>
domain::CaptainAssigned example() {
  return {2, 1, PlayerId{12}, "نور", TeamId{2}, "Team \\ of نور", 5000, true};
}

template <>
domain::PlayerPicked example() {
  return {2, 1, PlayerId{12}, "نور", PlayerId{15}, "李小龙", 4400, TeamId{2}, "Team \\ of نور", 9400};
}

template <>
domain::PickUndone example() {
  return {2, PlayerId{12}, "نور", PlayerId{15}, "李小龙", TeamId{2}, 5, "misclick"};
}

template <>
domain::DraftCompleted example() {
  return {domain::Style::snake, 4};
}

template <>
domain::DraftAborted example() {
  return {std::nullopt, a_setup_of_the_world()};
}

template <class... Bodies>
std::vector<domain::EventBody> examples(std::type_identity<std::variant<Bodies...>>) {
  return {example<Bodies>()...};
}

}  // namespace

domain::Setup a_setup_of_the_world() {
  return {domain::Style::shuffle,
          5,
          50,
          {{TeamId{1}, "Zoë's", PlayerId{11}, 1}, {TeamId{2}, "Team \\ of نور", PlayerId{12}, 2}},
          {{PlayerId{11}, "Zoë \"Zed\" O'Hara", 5000, {"carry", "mid, if need be"}},
           {PlayerId{12}, "نور", 5000, {}},
           {PlayerId{15}, "李小龙", 4400, {"support"}},
           {PlayerId{16}, "🦊 fox", 0, {}}},
          "Tuesday’s",
          {PlayerId{17}, PlayerId{19}},
          {"Elo", 2}};
}

std::vector<domain::Event> every_event() {
  using namespace std::chrono_literals;
  std::vector<domain::Event> events;
  domain::Seq seq = 0;
  for (domain::EventBody& body : examples(std::type_identity<domain::EventBody>{})) {
    ++seq;
    events.push_back(
        {{310 + seq},
         {3},
         {7},
         seq,
         seq + 14,
         seq - (seq - 1) % 2,
         std::move(body),
         seq % 2 == 0 ? std::optional(domain::EventActor{domain::ActorKind::account, 4, "Kay"}) : std::nullopt,
         domain::Timestamp(1'768'242'605'122ms + std::chrono::milliseconds(seq))});
  }
  return events;
}

}  // namespace draftwire::testing
