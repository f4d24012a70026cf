#include "net/deflate_offer.hpp"

#include <gtest/gtest.h>

namespace draftwire::net {
namespace {

const std::string kAgreed = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
const std::string kDeclined = "declined";
const std::string kMalformed = "malformed";

struct Case {
  std::string rule;  // with its section of RFC 7692, or of RFC 6455 where it says so
  std::string offers;
  std::string answer;
};

void PrintTo(const Case& it, std::ostream* out) {
  *out << it.rule;
}

class Rfc7692 : public ::testing::TestWithParam<Case> {};

TEST_P(Rfc7692, negotiates_to_the_letter) {
  const auto answer = answer_to_extensions(GetParam().offers);
  EXPECT_EQ(!answer ? kMalformed : answer->value_or(kDeclined), GetParam().answer) << GetParam().rule;
}

std::vector<Case> offers() {
  return {
      {"7.1 no parameters", "permessage-deflate", kAgreed},
      {"7.1.1.1 without context takeover of the server", "permessage-deflate; server_no_context_takeover", kAgreed},
      {"7.1.1.2 without context takeover of the client", "permessage-deflate; client_no_context_takeover", kAgreed},
      {"7.1.1 both", "permessage-deflate;client_no_context_takeover;server_no_context_takeover", kAgreed},
      {"7.1.1.1 takes no value", "permessage-deflate; server_no_context_takeover=1", kDeclined},
      {"7.1.1.2 takes no value", "permessage-deflate; client_no_context_takeover=true", kDeclined},
      {"7.1.2.1 the largest window", "permessage-deflate; server_max_window_bits=15",
       kAgreed + "; server_max_window_bits=12"},
      {"7.1.2.1 just our window", "permessage-deflate; server_max_window_bits=12",
       kAgreed + "; server_max_window_bits=12"},
      {"7.1.2.1 a quoted value", "permessage-deflate; server_max_window_bits=\"13\"",
       kAgreed + "; server_max_window_bits=12"},
      {"7.1.2.1 a quoted value with an escape", R"(permessage-deflate; server_max_window_bits="1\3")",
       kAgreed + "; server_max_window_bits=12"},
      {"7.1.2.1 a window that the shared messages do not fit", "permessage-deflate; server_max_window_bits=11",
       kDeclined},
      {"7.1.2.1 the smallest window", "permessage-deflate; server_max_window_bits=8", kDeclined},
      {"7.1.2.1 8 to 15: 7", "permessage-deflate; server_max_window_bits=7", kDeclined},
      {"7.1.2.1 8 to 15: 16", "permessage-deflate; server_max_window_bits=16", kDeclined},
      {"7.1.2.1 8 to 15: 0", "permessage-deflate; server_max_window_bits=0", kDeclined},
      {"7.1.2.1 8 to 15: 112", "permessage-deflate; server_max_window_bits=112", kDeclined},
      {"7.1.2.1 no leading zero", "permessage-deflate; server_max_window_bits=012", kDeclined},
      {"7.1.2.1 no leading zero, short", "permessage-deflate; server_max_window_bits=09", kDeclined},
      {"7.1.2.1 a decimal number", "permessage-deflate; server_max_window_bits=f", kDeclined},
      {"7.1.2.1 no sign", "permessage-deflate; server_max_window_bits=+9", kDeclined},
      {"7.1.2.1 needs a value", "permessage-deflate; server_max_window_bits", kDeclined},
      {"7.1.2.2 with and without a value: without", "permessage-deflate; client_max_window_bits", kAgreed},
      {"7.1.2.2 with and without a value: with", "permessage-deflate; client_max_window_bits=8", kAgreed},
      {"7.1.2.2 8 to 15: 7", "permessage-deflate; client_max_window_bits=7", kDeclined},
      {"7.1.2.2 8 to 15: 16", "permessage-deflate; client_max_window_bits=16", kDeclined},
      {"7.1.2.2 no leading zero", "permessage-deflate; client_max_window_bits=010", kDeclined},
      {"7.1.2.2 a decimal number", "permessage-deflate; client_max_window_bits=x", kDeclined},
      {"7.1 a parameter that nobody knows", "permessage-deflate; server_window", kDeclined},
      {"7.1 a parameter that nobody knows, with a value", "permessage-deflate; level=9", kDeclined},
      {"7.1 one twice", "permessage-deflate; client_max_window_bits; client_max_window_bits", kDeclined},
      {"7.1 one twice with other values", "permessage-deflate; server_max_window_bits=14; server_max_window_bits=15",
       kDeclined},
      {"7.1 one twice in another case", "permessage-deflate; Server_No_Context_Takeover; server_no_context_takeover",
       kDeclined},
      {"5.1 the first that can be met", "permessage-deflate; server_max_window_bits=10, permessage-deflate", kAgreed},
      {"5.1 the first that can be met, by preference",
       "permessage-deflate; server_max_window_bits=13, permessage-deflate", kAgreed + "; server_max_window_bits=12"},
      {"5.1 after one that is not known", "permessage-bzip2; level=9, permessage-deflate", kAgreed},
      {"5.1 none that is known", "x-webkit-deflate-frame, permessage-bzip2", kDeclined},
      {"5.1 a name is a whole token", "permessage-deflate2", kDeclined},
      {"5.1 a token in any case", "Permessage-Deflate", kAgreed},
      {"5 several fallbacks, none met",
       "permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=9", kDeclined},
  };
}

std::vector<Case> grammar() {
  return {
      {"RFC 6455 9.1 spaces and tabs",
       " permessage-deflate \t;  client_max_window_bits = 9 ; server_no_context_takeover ", kAgreed},
      {"RFC 6455 9.1 empty elements of the list", ", ,permessage-deflate,,", kAgreed},
      {"RFC 6455 9.1 a list of nothing", "", kMalformed},
      {"RFC 6455 9.1 a list of empty elements", " , ", kMalformed},
      {"RFC 6455 9.1 a parameter without a name", "permessage-deflate;", kMalformed},
      {"RFC 6455 9.1 a parameter without a name but a value", "permessage-deflate; =9", kMalformed},
      {"RFC 6455 9.1 a value that is missing", "permessage-deflate; client_max_window_bits=", kMalformed},
      {"RFC 6455 9.1 a quote that does not end", "permessage-deflate; client_max_window_bits=\"9", kMalformed},
      {"RFC 6455 9.1 a quote of nothing", "permessage-deflate; client_max_window_bits=\"\"", kMalformed},
      {"RFC 6455 9.1 a quoted value is a token", "permessage-deflate; client_max_window_bits=\"9 \"", kMalformed},
      {"RFC 6455 9.1 an escape of nothing", "permessage-deflate; client_max_window_bits=\"9\\", kMalformed},
      {"RFC 6455 9.1 two names", "permessage-deflate permessage-deflate", kMalformed},
      {"RFC 6455 9.1 two values", "permessage-deflate; client_max_window_bits=9 9", kMalformed},
      {"RFC 6455 9.1 no token", "permessage-deflate, (comment)", kMalformed},
      {"RFC 6455 9.1 no extension", "; client_max_window_bits", kMalformed},
      {"RFC 6455 9.1 what is malformed behind a good offer", "permessage-deflate, a=b", kMalformed},
      {"RFC 6455 9.1 nor beyond ASCII", "permessage-\xC3\xA9-flate", kMalformed},
  };
}

INSTANTIATE_TEST_SUITE_P(Offers, Rfc7692, ::testing::ValuesIn(offers()));
INSTANTIATE_TEST_SUITE_P(Grammar, Rfc7692, ::testing::ValuesIn(grammar()));

}  // namespace
}  // namespace draftwire::net
