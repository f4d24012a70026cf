#include "roster/preview.hpp"

namespace draftwire::roster {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::fresh:
      return "new";
    case Status::update:
      return "update";
    case Status::same:
      return "same";
    case Status::duplicate:
      return "duplicate";
    case Status::unrated:
      return "unrated";
    case Status::not_a_person:
      return "not_a_person";
    case Status::bad:
      return "bad";
  }
  return {};
}

int& Counts::of(Status status) {
  switch (status) {
    case Status::fresh:
      return fresh;
    case Status::update:
      return update;
    case Status::same:
      return same;
    case Status::duplicate:
      return duplicate;
    case Status::unrated:
      return unrated;
    case Status::not_a_person:
      return not_a_person;
    case Status::bad:
      return bad;
  }
  return bad;
}

}  // namespace draftwire::roster
