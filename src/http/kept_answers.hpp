#pragma once

#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "http/answer_cache.hpp"
#include "http/answers.hpp"

// Answers about drafts whose bodies are kept. They are the same for everybody who may see the draft, which is asked
// before.
namespace draftwire::http {

// `answer` with the body of that name, or what stood in the way of making it.
Answer kept_answer(AnswerCache& kept, Response answer, const std::string& name, const AnswerCache::Make& make);

// Names what a log that reaches `seq` says up to there, as `kind` shows it.
std::string past_name(std::string_view kind, std::string_view epoch, domain::DraftId draft, domain::Seq seq);

}  // namespace draftwire::http
