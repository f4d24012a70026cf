#include "roster/file_kind.hpp"

#include <array>

namespace draftwire::roster {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view kind;
};

// As the formats' own specifications have them.
constexpr std::array kSignatures{
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Excel workbook (.xls)"},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, "a picture (PNG)"},
    Signature{0, "\xFF\xD8\xFF"sv, "a picture (JPEG)"},
    Signature{0, "GIF87a"sv, "a picture (GIF)"},
    Signature{0, "GIF89a"sv, "a picture (GIF)"},
    Signature{8, "WEBP"sv, "a picture (WebP)"},
    Signature{0, "II*\0"sv, "a picture (TIFF)"},
    Signature{0, "MM\0*"sv, "a picture (TIFF)"},
    Signature{4, "ftypheic"sv, "a picture (HEIC)"},
    Signature{4, "ftypmif1"sv, "a picture (HEIF)"},
    Signature{4, "ftypavif"sv, "a picture (AVIF)"},
    Signature{0, "%PDF-"sv, "a PDF document"},
    Signature{0, "{\\rtf"sv, "a word processor's document (.rtf)"},
    Signature{0, "\x1F\x8B"sv, "an archive (gzip)"},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "an archive (7z)"},
    Signature{0, "Rar!\x1A\x07"sv, "an archive (RAR)"},
    Signature{0, "BZh"sv, "an archive (bzip2)"},
    Signature{0,
              "\xFD"
              "7zXZ\0"sv,
              "an archive (xz)"},
    Signature{0, "\x28\xB5\x2F\xFD"sv, "an archive (Zstandard)"},
    Signature{257, "ustar"sv, "an archive (tar)"},
    Signature{0, "SQLite format 3\0"sv, "a database (SQLite)"},
};

bool has_at(std::string_view bytes, std::size_t at, std::string_view what) {
  return bytes.size() >= at && bytes.substr(at).starts_with(what);
}

// The height and the planes of a bitmap's header; "BM" alone could begin a name.
bool is_bitmap(std::string_view bytes) {
  return bytes.starts_with("BM"sv) && has_at(bytes, 6, "\0\0\0\0"sv);
}

// What is in a ZIP archive, by the names of its first entries.
std::string_view zip_kind(std::string_view bytes) {
  const auto has = [&](std::string_view what) { return bytes.find(what) != std::string_view::npos; };
  if (has("application/vnd.oasis.opendocument.spreadsheet"sv)) return "a LibreOffice sheet (.ods)";
  if (has("xl/"sv)) return "an Excel workbook (.xlsx)";
  if (has("word/"sv) || has("opendocument.text"sv)) return "a word processor's document";
  if (has(".numbers"sv) || has("Index/Document.iwa"sv)) return "a Numbers sheet";
  return "an archive (ZIP)";
}

std::string_view kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return zip_kind(bytes);
  if (bytes.starts_with("RIFF"sv) && !has_at(bytes, 8, "WEBP"sv)) return "a recording (RIFF)";
  if (is_bitmap(bytes)) return "a picture (BMP)";
  for (const Signature& known : kSignatures) {
    if (has_at(bytes, known.at, known.bytes)) return known.kind;
  }
  return {};
}

}  // namespace

std::optional<std::string> not_text(std::string_view bytes) {
  const std::string_view kind = kind_of(bytes);
  if (!kind.empty()) return "This is " + std::string(kind) + "; copy the cells, or save the sheet as CSV.";
  const bool is_utf32 = bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv);
  if (is_utf32) return "This text is in UTF-32; save it as UTF-8.";
  return std::nullopt;
}

}  // namespace draftwire::roster
