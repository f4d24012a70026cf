#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>

#include "contract/league.hpp"
#include "contract/store_contract.hpp"

namespace draftwire::testing {

// What the tables themselves promise, in every database.
class SchemaContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  SchemaContract() : database_(GetParam().make()) {
    const auto store = database_->open();
    const League league(*store, "Cup");
    league.start(league.draft());
    league.draft();
  }

  static std::string an_event(int seq, int tournament_seq, const std::string& type = "player_picked") {
    return "INSERT INTO events (draft_id, seq, tournament_id, tournament_seq, commit_seq, id, event_type, payload, "
           "actor_kind, actor_id, actor_name, created_at, hash) VALUES (1, " +
           std::to_string(seq) + ", 1, " + std::to_string(tournament_seq) + ", " + std::to_string(seq) + ", 99, '" +
           type + "', '{}', NULL, NULL, NULL, 0, NULL)";
  }

  // Why a statement is refused, in small letters; empty when it is not.
  [[nodiscard]] std::string failure(const std::string& sql) const {
    std::string words = database_->failure(sql);
    std::ranges::transform(words, words.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    return words;
  }

  const std::unique_ptr<TestDatabase> database_;
};

}  // namespace draftwire::testing
