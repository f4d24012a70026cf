#include "http/attachment.hpp"

#include <gtest/gtest.h>

namespace draftwire::http {
namespace {

TEST(Attachment, has_the_name_for_browsers_and_in_ascii) {
  EXPECT_EQ(attachment("Winter Cup roster", "csv"),
            "attachment; filename=\"winter-cup-roster.csv\"; filename*=UTF-8''Winter%20Cup%20roster.csv");
  EXPECT_EQ(attachment("Кубок roster", "csv"),
            "attachment; filename=\"roster.csv\"; filename*=UTF-8''%D0%9A%D1%83%D0%B1%D0%BE%D0%BA%20roster.csv");
}

TEST(Attachment, leaves_out_what_could_end_the_header_or_leave_the_folder) {
  EXPECT_EQ(attachment("a\"; x=\r\n../b roster", "csv"),
            "attachment; filename=\"a-x-b-roster.csv\"; filename*=UTF-8''a%20%3B%20x%3D%20%20..%20b%20roster.csv");
}

}  // namespace
}  // namespace draftwire::http
