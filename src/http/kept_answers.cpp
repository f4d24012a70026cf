#include "http/kept_answers.hpp"

#include <fmt/format.h>

#include <utility>

namespace draftwire::http {

Answer kept_answer(AnswerCache& kept, Response answer, const std::string& name, const AnswerCache::Make& make) {
  const auto body = kept.get(name, make);
  if (!body) return std::unexpected(body.error());
  answer.body = **body;
  return answer;
}

std::string past_name(std::string_view kind, std::string_view epoch, domain::DraftId draft, domain::Seq seq) {
  return fmt::format("{} {} {} {}", kind, epoch, draft.value, seq);
}

}  // namespace draftwire::http
