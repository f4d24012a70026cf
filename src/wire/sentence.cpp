#include "wire/sentence.hpp"

#include <map>
#include <string_view>
#include <variant>

#include <fmt/args.h>
#include <fmt/format.h>

#include "wire/json.hpp"
#include "wire/sentences_text.hpp"

namespace draftwire::wire {
namespace {

using Words = std::map<std::string, std::string, std::less<>>;

const std::string& words(std::string_view key) {
  static const Words kWords = [] {
    const Value file = boost::json::parse(kSentencesText);
    Words english;
    for (const auto& [name, text] : file.at("en").as_object()) {
      english.emplace(std::string(name), std::string(text.as_string()));
    }
    return english;
  }();
  return kWords.find(key)->second;
}

template <class... Args>
std::string say(std::string_view key, const Args&... args) {
  return fmt::format(fmt::runtime(words(key)), args...);
}

std::string_view name_of(const domain::TieRoll& tie, domain::PlayerId captain) {
  for (const domain::TiedCaptain& tied : tie.tied_captains) {
    if (tied.id == captain) return tied.name;
  }
  return {};
}

struct Speaker {
  std::string operator()(const domain::DraftStarted&) const { return say("draft_started"); }

  std::string operator()(const domain::TieRoll& tie) const {
    std::string rolls;
    for (const std::vector<domain::Roll>& thrown : tie.roll_rounds) {
      if (!rolls.empty()) rolls += words("tie_roll.between_roll_rounds");
      for (const domain::Roll& roll : thrown) {
        if (&roll != &thrown.front()) rolls += words("tie_roll.between_rolls");
        rolls += say("tie_roll.roll", fmt::arg("name", name_of(tie, roll.captain_id)), fmt::arg("roll", roll.roll));
      }
    }
    return say("tie_roll", fmt::arg("rolls", rolls), fmt::arg("winner_name", tie.winner_name));
  }

  std::string operator()(const domain::CaptainAssigned& assigned) const {
    return say("captain_assigned", fmt::arg("captain_name", assigned.captain_name), fmt::arg("round", assigned.round));
  }

  std::string operator()(const domain::PlayerPicked& picked) const {
    return say("player_picked", fmt::arg("captain_name", picked.captain_name),
               fmt::arg("picked_name", picked.picked_name), fmt::arg("round", picked.round));
  }

  std::string operator()(const domain::PickUndone& undone) const {
    return say("pick_undone", fmt::arg("round", undone.round), fmt::arg("picked_name", undone.picked_name));
  }

  std::string operator()(const domain::DraftCompleted&) const { return say("draft_completed"); }
  std::string operator()(const domain::DraftAborted&) const { return say("draft_aborted"); }
};

}  // namespace

std::string sentence(const domain::EventBody& body) {
  return std::visit(Speaker{}, body);
}

std::string sentence(const domain::Event& event) {
  return sentence(event.body);
}

}  // namespace draftwire::wire
